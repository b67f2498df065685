import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sandboxEvent } from '../../src/sandbox/store.ts'
import { root } from './program.ts'

const seconds = z.number().nonnegative()

/** `report.json`, as the documents promise it and nothing more. */
const reportSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      places: z.array(z.string().min(1)),
      languages: z.array(z.string().min(2)).min(1),
      approvedBy: z.uuid(),
      createdBy: z.uuid(),
    }),
  ),
  posts: z.array(
    z.strictObject({
      itemId: z.uuid(),
      network: z.enum(['x', 'facebook']),
      channel: z.string().min(1),
      language: z.string().min(2),
      segments: z.array(z.string().min(1)).min(1),
      dueAt: z.iso.datetime(),
      publishedAt: z.iso.datetime().nullable(),
      state: z.string(),
      externalIds: z.array(z.string().min(1)),
    }),
  ),
  samples: z.int().nonnegative(),
  infographics: z.array(
    z.strictObject({
      file: z.string().min(1),
      language: z.string().min(2),
      format: z.enum(['svg', 'png', 'pdf']),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  seconds: z.strictObject({
    start: seconds,
    import: seconds,
    publish: seconds,
    metrics: seconds,
    infographics: seconds,
    total: seconds,
  }),
})

export type Report = z.infer<typeof reportSchema>

/** Throws when there is no report, or when it has another shape than promised. */
export function readReport(out: string): Report {
  return reportSchema.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')))
}

/** The page of news that the demo takes when it is given none. */
export const sampleNews = join(root, 'src/demo/sample-news.txt')

/** The places of each item on a page of news, by its datelines. */
export function placesOfItems(file: string): string[][] {
  const paragraphs = readFileSync(file, 'utf8').split(/\n\s*\n/)
  return paragraphs.flatMap(paragraph => {
    const dateline = /^([^:.\n]+): /.exec(paragraph)?.[1]
    return dateline === undefined ? [] : [dateline.split('/').map(place => place.trim())]
  })
}

/** A post as the sandbox network kept it, in its own file. */
export interface KeptPost {
  network: string
  id: string
  accountId: string
  text: string
}

/** What the networks of a demo have, by their own record: every post they ever accepted, in the order they came. */
export function postsAtSandbox(out: string): KeptPost[] {
  return postsIn(join(out, 'data', 'sandbox.jsonl'))
}

/** The posts in a sandbox's own file. */
export function postsIn(file: string): KeptPost[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap(line => {
    const event = sandboxEvent.safeParse(jsonOf(line))
    return event.success && event.data.type === 'post' ? [event.data.post] : []
  })
}

/** Posts that an account got more than once. */
export function duplicates(posts: readonly KeptPost[]): string[] {
  const seen = new Map<string, number>()
  for (const post of posts) {
    const key = `${post.network} ${post.accountId}: ${post.text}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return [...seen].filter(([, times]) => times > 1).map(([key, times]) => `${times} × ${key}`)
}

/** The ids that the report names, sorted; each is one segment at its network. */
export function reportedIds(report: Report): string[] {
  return report.posts.flatMap(post => post.externalIds).sort()
}

export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** A line that was cut short by a kill is none. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
