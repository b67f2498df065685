import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freePort } from '../services/free-port.ts'
import {
  duplicates,
  placesOfItems,
  postsAtSandbox,
  type Report,
  readReport,
  reportedIds,
  sampleNews,
  sha256Of,
} from './demo-output.ts'
import { type Ended, newFolder, removeFolders, root, run, start } from './program.ts'

const demo = 'src/demo/run.ts'
const realNews = join(root, '../shared/real-input/news-items.txt')

const signIns = z.array(z.object({ email: z.email(), password: z.string().min(12) })).min(1)

describe('the demo, run as its users run it', { timeout: 240_000 }, () => {
  const out = newFolder('demo')
  let ended: Ended
  let report: Report

  beforeAll(async () => {
    ended = await run(demo, ['--out', out])
    if (ended.code !== 0) throw new Error(`the demo ended with ${ended.code}: ${ended.stderr}`)
    report = readReport(out)
  }, 240_000)
  afterAll(removeFolders)

  it('ends with 0 and a short table of what it did', () => {
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(
      new RegExp(
        `^items +${placesOfItems(sampleNews).length} imported and approved by a second person$`,
        'm',
      ),
    )
    expect(ended.stdout).toMatch(/^posts published +\d+$/m)
    for (const row of ['lateness', 'samples', 'infographics', 'report', 'seconds']) {
      expect(ended.stdout).toMatch(new RegExp(`^${row} +\\S`, 'm'))
    }
  })

  it('says how far it is in plain lines, where there is no terminal', () => {
    expect(ended.stderr.split('\n')).toEqual(
      expect.arrayContaining(['start …', 'approve …', 'publish …', 'measure …', 'infographics …']),
    )
    expect(ended.stderr).not.toContain('\u001b')
  })

  it('reports every item with its places, approved by somebody else than its author', () => {
    expect(report.items.map(item => item.places)).toEqual(placesOfItems(sampleNews))
    for (const item of report.items) expect(item.approvedBy).not.toBe(item.createdBy)
  })

  it('speaks to readers of three scripts: Latin, Arabic and Bengali', () => {
    expect([...new Set(report.posts.map(post => post.language))].sort()).toEqual(['bn', 'en', 'ur'])
  })

  it('publishes every item on both networks', () => {
    for (const { id } of report.items) {
      const posts = report.posts.filter(post => post.itemId === id)
      expect(new Set(posts.map(post => post.network))).toEqual(new Set(['x', 'facebook']))
      for (const post of posts) {
        expect(post.state).toBe('published')
        expect(post.publishedAt).not.toBeNull()
        expect(post.externalIds).toHaveLength(post.segments.length)
      }
    }
  })

  it('has each post at the networks exactly once, and nothing else there', () => {
    const kept = postsAtSandbox(out)
    expect(kept.map(post => post.id).sort()).toEqual(reportedIds(report))
    expect(duplicates(kept)).toEqual([])
  })

  it('publishes nothing before its time', () => {
    const early = report.posts.filter(post => (post.publishedAt ?? '') < post.dueAt)
    expect(early).toEqual([])
  })

  it('stores samples of what the posts reached', () => {
    expect(report.samples).toBeGreaterThan(report.posts.length)
  })

  it('leaves SVG, PNG and PDF in English and Urdu, as the report has them', () => {
    expect(report.infographics.map(({ language, format }) => `${language} ${format}`)).toEqual([
      'en svg',
      'en png',
      'en pdf',
      'ur svg',
      'ur png',
      'ur pdf',
    ])
    const beginnings = { svg: '<svg', png: '\u0089PNG', pdf: '%PDF-' }
    for (const { file, format, sha256 } of report.infographics) {
      const beginning = readFileSync(join(out, file)).subarray(0, 200).toString('latin1')
      expect(beginning).toContain(beginnings[format])
      expect(sha256Of(join(out, file))).toBe(sha256)
    }
  })

  it('marks sandbox figures as such in every picture that can be read as text', () => {
    expect(readFileSync(join(out, 'infographic-en.svg'), 'utf8')).toMatch(/sandbox data/i)
  })

  it('leaves nothing half-written behind', () => {
    const left = readdirSync(out, { recursive: true, encoding: 'utf8' })
    expect(left.filter(file => /\.(new|tmp|lock)\b/.test(file) && !file.includes('postgres/'))).toEqual([])
  })

  it('adds nothing when it is run again', async () => {
    const again = await run(demo, ['--out', out])
    expect(again.code).toBe(0)
    const second = readReport(out)
    expect(second.items).toEqual(report.items)
    expect(second.posts).toEqual(report.posts)
    expect(
      postsAtSandbox(out)
        .map(post => post.id)
        .sort(),
    ).toEqual(reportedIds(report))
  })

  it('is looked at with start:demo: its posts are there, and the sign-ins it prints let people in', async () => {
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const app = start('src/demo/start.ts', ['--out', out], { env: { PORT: String(port) } })
    await app.shows('(admin)')
    const timeline = await (await fetch(`${origin}/sandbox`)).text()
    const [author] = signIns.parse(JSON.parse(readFileSync(join(out, 'data/demo-sign-ins.json'), 'utf8')))
    const signIn = await fetch(`${origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email: author?.email, password: author?.password }),
    })
    const stopped = await app.end('SIGINT')
    expect(timeline).toContain('Migrant Resource Centres, Budapest')
    expect(signIn.status).toBe(200)
    expect(stopped.code).toBe(0)
    expect(stopped.stdout).toContain(`Sign in at ${origin}/sign-in as one of these:`)
    expect(stopped.stdout).toMatch(new RegExp(`${author?.email} +${author?.password}$`, 'm'))
  })

  it.skipIf(!existsSync(realNews))(
    'publishes the nine real items (skipped where ../shared/real-input/news-items.txt is missing)',
    async () => {
      const before = new Set(postsAtSandbox(out).map(post => post.id))
      const real = await run(demo, [realNews, '--out', out])
      expect(real.code).toBe(0)
      const nine = readReport(out)
      expect(nine.items).toHaveLength(9)
      expect(nine.posts.every(post => post.state === 'published')).toBe(true)
      for (const item of nine.items) expect(item.approvedBy).not.toBe(item.createdBy)
      const kept = postsAtSandbox(out).filter(post => !before.has(post.id))
      expect(kept.map(post => post.id).sort()).toEqual(reportedIds(nine))
      expect(duplicates(kept)).toEqual([])
    },
  )
})
