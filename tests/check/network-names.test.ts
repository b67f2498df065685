import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url).pathname
const check = join(root, 'tests/check/network-names.ts')

describe('the check of networks named outside their folders', () => {
  const copies: string[] = []
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true })
  })

  /** What the check says of a copy of the source with one more file in it. */
  function sayOf(file: string, text: string): { status: number | null; stderr: string } {
    const copy = mkdtempSync(join(tmpdir(), 'dateline-networks-'))
    copies.push(copy)
    for (const part of ['src', 'workers', 'config'])
      cpSync(join(root, part), join(copy, part), { recursive: true })
    writeFileSync(join(copy, file), text)
    const { status, stderr } = spawnSync(process.execPath, [check, copy], { encoding: 'utf8' })
    return { status, stderr }
  }

  it.each([
    ['compares a name', "export const isSlow = (network: string) => network === 'mastodon'\n", '"mastodon"'],
    ['compares a name of one letter', "export const isX = (network: string) => network === 'x'\n", '"isX"'],
    [
      'matches a name',
      'export const isSlow = (network: string) => /^mastodon$/.test(network)\n',
      '^mastodon$',
    ],
    ['asks the record for one', "export const where = `c.network = 'x'`\n", "c.network = 'x'"],
    ['has a table by network', "export const words = { facebook: 'Page' }\n", '"facebook"'],
    ['imports from a network', "import '../networks/x/client.ts'\n", 'networks/x/client.ts'],
    ['names one to people', "export const text = 'Two posts on Facebook'\n", 'posts on Facebook'],
  ])('fails where a file %s', (_title, text, shown) => {
    const { status, stderr } = sayOf('src/publishing/broken.ts', text)
    expect(status).toBe(1)
    expect(stderr).toContain('src/publishing/broken.ts:1 names a network:')
    expect(stderr).toContain(shown)
  })

  it('fails where a statement lists them', () => {
    const statement = "-- 'x' may stand here\nalter table channel add check (network in ('x'));\n"
    const { stderr } = sayOf('src/database/migrations/999_broken.sql', statement)
    expect(stderr).toContain('src/database/migrations/999_broken.sql:2 names a network:')
  })

  it('fails where a file that may name one no longer does', () => {
    const { stderr } = sayOf('src/sandbox/main.ts', 'export {}\n')
    expect(stderr).toBe(
      'src/sandbox/main.ts no longer names a network; take it off the list of files that may.\n',
    )
  })

  it('lets comments, coordinates and each network’s own folder be', () => {
    const text = '// Facebook counts otherwise.\nexport const at = { x: 1, y: 2 }\n'
    expect(sayOf('src/publishing/fine.ts', text)).toEqual({ status: 0, stderr: '' })
    expect(sayOf('src/networks/mastodon/fine.ts', "export const own = 'mastodon'\n").status).toBe(0)
  })
})
