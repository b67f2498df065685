import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addSecretKeyToFile, loadOrMakeSecretKeys } from '../../src/secrets/secret-key-file.ts'
import { openSecret, sealSecret } from '../../src/secrets/secret-keys.ts'

const place = { channelId: 'c', field: 'accessToken' }
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dateline-keys-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

it('makes a key once, readable by its owner alone, and finds it again', () => {
  const data = join(directory, 'new', 'data')
  const made = loadOrMakeSecretKeys(data)
  expect(statSync(join(data, 'secret-keys')).mode & 0o777).toBe(0o600)
  expect(readdirSync(data)).toEqual(['secret-keys'])
  expect(openSecret(loadOrMakeSecretKeys(data), place, sealSecret(made, place, 'token'))).toBe('token')
})

it.each([0o644, 0o640, 0o604, 0o660])('refuses a file of mode %o', mode => {
  loadOrMakeSecretKeys(directory)
  const file = join(directory, 'secret-keys')
  chmodSync(file, mode)
  expect(() => loadOrMakeSecretKeys(directory)).toThrow(
    `${file} has mode 0${mode.toString(8)}, so other users of this machine can read the keys of all channels; only 0600 is allowed (chmod 600 ${file}).`,
  )
})

it('refuses a file that holds no key, and leaves it as it is', () => {
  const file = join(directory, 'secret-keys')
  writeFileSync(file, '', { mode: 0o600 })
  expect(() => loadOrMakeSecretKeys(directory)).toThrow(
    `${file}: Key 1 is empty; each must read key-id:base64.`,
  )
  expect(readFileSync(file, 'utf8')).toBe('')
})

it('puts a new key before the old one, which still reads', () => {
  const old = loadOrMakeSecretKeys(directory)
  const sealed = sealSecret(old, place, 'token')
  const keys = addSecretKeyToFile(directory)
  expect(keys.writing.id).not.toBe(old.writing.id)
  expect(openSecret(keys, place, sealed)).toBe('token')
  expect([...loadOrMakeSecretKeys(directory).byId.keys()]).toEqual([keys.writing.id, old.writing.id])
  expect(statSync(join(directory, 'secret-keys')).mode & 0o777).toBe(0o600)
})
