import { join } from 'node:path'
import type { Actor } from '../access/actor.ts'
import { writeWhole } from '../core/files/write-whole.ts'
import type { Db } from '../database/connect.ts'
import { showNewsItem } from '../news/news-item.view.ts'
import type { PostSummary } from '../publishing/posts.view.ts'

/** What the demo did, as `report.json` has it. Times are ISO 8601, UTC; seconds are of wall-clock time. */
export interface DemoReport {
  items: { id: string; places: string[]; languages: string[]; approvedBy: string; createdBy: string }[]
  posts: {
    itemId: string
    network: string
    channel: string
    language: string
    segments: string[]
    dueAt: string
    publishedAt: string | null
    state: string
    externalIds: string[]
  }[]
  samples: number
  infographics: { file: string; language: string; format: string; sha256: string }[]
  seconds: Record<'start' | 'import' | 'publish' | 'metrics' | 'infographics' | 'total', number>
}

/** @throws DatelineError `not-found` for an item that the actor may not see. */
export async function reportedItem(
  db: Db,
  actor: Actor,
  newsItemId: string,
): Promise<DemoReport['items'][number]> {
  const item = await showNewsItem(db, actor, newsItemId)
  return {
    id: item.id,
    places: item.content.places,
    languages: item.content.variants.map(variant => variant.language),
    approvedBy: item.approval?.approvedBy ?? '',
    createdBy: item.createdBy,
  }
}

export function reportedPost(post: PostSummary): DemoReport['posts'][number] {
  return {
    itemId: post.newsItemId,
    network: post.network,
    channel: post.handle,
    language: post.language,
    segments: post.segments.map(segment => segment.text),
    dueAt: post.dueAt.toISOString(),
    publishedAt: post.publishedAt?.toISOString() ?? null,
    state: post.state,
    externalIds: post.segments.flatMap(segment => segment.externalId ?? []),
  }
}

export function writeReport(out: string, report: DemoReport): void {
  writeWhole(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}

/** The short table at the end: posts by state, lateness, samples, and where the pictures lie. */
export function summarise(report: DemoReport, out: string): string {
  const rows = [
    ['items', `${report.items.length} imported and approved by a second person`],
    ...postsByState(report).map(([state, count]) => [`posts ${state}`, String(count)] as const),
    ['lateness', lateness(report)],
    ['samples', String(report.samples)],
    ['infographics', `${report.infographics.length} in ${out}`],
    ['report', join(out, 'report.json')],
    ['seconds', report.seconds.total.toFixed(1)],
  ] as const
  return rows.map(([name, value]) => `${name.padEnd(22)}${value}`).join('\n')
}

function postsByState(report: DemoReport): [string, number][] {
  const counts = new Map<string, number>()
  for (const post of report.posts) counts.set(post.state, (counts.get(post.state) ?? 0) + 1)
  return [...counts].sort()
}

function lateness(report: DemoReport): string {
  const late = report.posts
    .flatMap(post => (post.publishedAt ? [Date.parse(post.publishedAt) - Date.parse(post.dueAt)] : []))
    .sort((a, b) => a - b)
  const median = late[Math.floor(late.length / 2)]
  if (median === undefined) return 'nothing was published'
  return `${(median / 1_000).toFixed(1)} s at the median, ${((late.at(-1) ?? 0) / 1_000).toFixed(1)} s at most`
}
