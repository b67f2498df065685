import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePrivateDirectory } from '../../src/core/files/private-directory.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-private-'))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

describe('a data directory', () => {
  it('is made for its owner alone', () => {
    const made = join(folder, 'a', 'data')
    expect(makePrivateDirectory(made)).toEqual([])
    expect(modeOf(made)).toBe('700')
  })

  it('of an older installation is closed to others, and that is reported once', () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'secret-keys'), '')
    expect(makePrivateDirectory(folder)).toEqual([folder])
    expect(modeOf(folder)).toBe('700')
    expect(makePrivateDirectory(folder)).toEqual([])
  })

  it('that holds files of others stays open, and only the folders made here are closed', () => {
    mkdirSync(join(folder, 'postgres'), { mode: 0o755 })
    mkdirSync(join(folder, 'photos of the office'), { mode: 0o755 })
    expect(makePrivateDirectory(folder)).toEqual([join(folder, 'postgres')])
    expect([modeOf(folder), modeOf(join(folder, 'photos of the office'))]).toEqual(['755', '755'])
  })
})
