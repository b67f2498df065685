import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findProgram } from '../services/find-program.ts'
import { duplicates, placesOfItems, postsIn, readReport, reportedIds, sampleNews } from './demo-output.ts'
import { newFolder, removeFolders, root, run } from './program.ts'
import { startScaled } from './scaled.ts'

const canRun = findProgram('postgres') && (findProgram('redis-server') ?? findProgram('valkey-server'))
const realNews = join(root, '../shared/real-input/news-items.txt')

describe.skipIf(!canRun)('the scaled set-up (skipped without PostgreSQL and Redis)', () => {
  afterAll(removeFolders)

  it('publishes each post once, with web, four workers and the demo as processes of their own', {
    timeout: 300_000,
  }, async () => {
    const scaled = await startScaled()
    if (!scaled) throw new Error('PostgreSQL or Redis did not start')
    const out = newFolder('scaled-out')
    const news = existsSync(realNews) ? realNews : sampleNews
    const demo = await run('src/demo/run.ts', [news, '--out', out], { env: scaled.settings })
    const ready = await fetch(`${scaled.origin}/health/ready`)
    const timeline = await fetch(`${scaled.origin}/sandbox`)
    const ended = await scaled.stop()

    expect(demo.stderr).not.toContain('dateline:')
    expect(demo.code).toBe(0)
    const report = readReport(out)
    expect(report.items).toHaveLength(news === realNews ? 9 : placesOfItems(sampleNews).length)
    expect(report.posts).toHaveLength(report.items.length * 2)
    expect(report.posts.filter(post => post.state !== 'published')).toEqual([])
    expect(report.samples).toBeGreaterThan(0)
    expect(report.infographics).toHaveLength(6)
    const kept = postsIn(scaled.sandboxFile)
    expect(kept.map(post => post.id).sort()).toEqual(reportedIds(report))
    expect(duplicates(kept)).toEqual([])

    expect([ready.status, timeline.status]).toEqual([200, 200])
    expect(ended.map(({ name, code }) => `${name}: ${code}`)).toEqual([
      'worker 2: 0',
      'worker 1: 0',
      'web: 0',
      'sandbox: 0',
    ])
  })
})
