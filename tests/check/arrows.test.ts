import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url).pathname
const depcruise = join(root, 'node_modules/.bin/depcruise')

describe('the check of import arrows', () => {
  const copies: string[] = []
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true })
  })

  /** A copy of the source with one more file in it. */
  function sourceWith(file: string, text: string): string {
    const copy = mkdtempSync(join(tmpdir(), 'dateline-arrows-'))
    copies.push(copy)
    for (const part of ['src', 'workers', 'config', '.dependency-cruiser.cjs', 'package.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true })
    }
    writeFileSync(join(copy, file), text)
    return copy
  }

  function check(copy: string): string {
    try {
      return execFileSync(depcruise, ['--config', '.dependency-cruiser.cjs', 'src', 'workers', 'config'], {
        cwd: copy,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    } catch (thrown) {
      return String((thrown as { stdout: string }).stdout)
    }
  }

  it.each([
    [
      'core imports a feature',
      'src/core/broken.ts',
      "import '../news/writing/create-draft.ts'\n",
      'arrow-core',
    ],
    [
      'a feature imports a later one',
      'src/news/broken.ts',
      "import '../publishing/aftercare/settle-post.ts'\n",
      'arrow-news',
    ],
    [
      'a feature goes past the views of an earlier one',
      'src/publishing/broken.ts',
      "import '../news/writing/create-draft.ts'\n",
      'arrow-publishing',
    ],
    [
      'a room reads the settings',
      'src/publishing/broken.ts',
      "import '../../config/env.ts'\n",
      'settings-at-the-edge',
    ],
  ])('fails when %s', (_title, file, text, rule) => {
    expect(check(sourceWith(file, text))).toContain(rule)
  })

  it('fails when two files know each other, be it by types alone', () => {
    const copy = sourceWith(
      'src/core/broken.ts',
      "import type { Other } from './other.ts'\nexport interface Broken { other: Other }\n",
    )
    writeFileSync(
      join(copy, 'src/core/other.ts'),
      "import type { Broken } from './broken.ts'\nexport interface Other { broken: Broken }\n",
    )
    expect(check(copy)).toContain('no-circle')
  })

  it('passes on the source as it is', () => {
    expect(check(root)).toContain('no dependency violations found')
  })
})
