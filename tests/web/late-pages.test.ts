import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What is fetched for a part of a page, `laterPart(() => import('…'))`: the file that names it, and the part. */
const parts = globSync('src/web/**/*.tsx').flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/laterPart\(\s*\(\) =>\s*import\('([^']+)'\)/g)].map(
    ([, part = '']) => [file, join(file, '..', part)] as const,
  ),
)

it('finds the parts that come later', () => {
  expect(parts.length).toBeGreaterThan(50)
})

it('fetches no whole page in place of a part: it would be without a heading until then', () => {
  const pages = parts.filter(([, part]) => /<Page\b/.test(readFileSync(part, 'utf8')))
  expect(pages).toEqual([])
})
