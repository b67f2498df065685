import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/security.md', root), 'utf8')
const rows = [...page.matchAll(/^\| (V\d+[^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, what = '', verdict = '', shown = '']) => ({ what, verdict, shown }),
)
const pathIn = /`((?:tests|src|config|docs|workers)\/[\w./-]+)`/g

describe('docs/security.md', () => {
  it('has a row for every chapter that applies', () => {
    const chapters = new Set(rows.map(row => /^V(\d+)/.exec(row.what)?.[1]))
    expect([...chapters].map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16])
    expect(page.match(/^\| V/gm)).toHaveLength(rows.length)
  })

  it('names only files that are there', () => {
    const paths = [...page.matchAll(pathIn)].map(([, path = '']) => path)
    expect(paths.length).toBeGreaterThan(50)
    expect(paths.filter(path => !existsSync(new URL(path, root)))).toEqual([])
  })

  it.each(rows)('$what: a verdict, and what shows it', ({ verdict, shown }) => {
    expect(['holds', 'short', 'outside']).toContain(verdict)
    if (verdict === 'holds') expect(shown).toMatch(/`(tests|src)\/|above|\]\(/)
    // A reason, and what stands against it.
    if (verdict === 'short') expect(shown.length).toBeGreaterThan(80)
  })
})
