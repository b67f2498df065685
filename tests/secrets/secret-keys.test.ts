import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveKey, openSecret, parseSecretKeys, sealSecret } from '../../src/secrets/secret-keys.ts'
import { keyText } from '../factories/channel.ts'

const place = { channelId: 'channel-1', field: 'accessToken' }
const keys = parseSecretKeys(`new:${keyText(1)}, old:${keyText(2)}`)

describe('SECRET_KEYS', () => {
  it('writes with the first key and reads with all', () => {
    const old = sealSecret(parseSecretKeys(`old:${keyText(2)}`), place, 'token')
    expect(old.keyId).toBe('old')
    expect(openSecret(keys, place, old)).toBe('token')
    expect(sealSecret(keys, place, 'token').keyId).toBe('new')
  })

  it.each([
    ['', 'Key 1 is empty; each must read key-id:base64.'],
    [`a:${keyText(1)},`, 'Key 2 is empty; each must read key-id:base64.'],
    ['abc', 'Key 1 has no colon; each must read key-id:base64.'],
    [`b d:${keyText(1)}`, 'Key 1 has an id that is not 1 to 32 letters, digits, "-" or "_".'],
    [`a:${keyText(1)},a:${keyText(2)}`, 'Key 2 repeats the id "a"; each id may stand once.'],
    ['a:n*t', 'Key 1 ("a") is not base64.'],
    ['a:c2hvcnQ=', 'Key 1 ("a") has 5 bytes; exactly 32 are allowed.'],
    [
      `a:${Buffer.alloc(32).toString('base64')}`,
      'Key 1 ("a") is not random; make one with "openssl rand -base64 32".',
    ],
  ])('refuses %j', (text, fault) => {
    expect(() => parseSecretKeys(text)).toThrow(`SECRET_KEYS: ${fault}`)
  })

  it('says every fault at once', () => {
    expect(() => parseSecretKeys('abc,a:c2hvcnQ=')).toThrow(
      'SECRET_KEYS: Key 1 has no colon; each must read key-id:base64. Key 2 ("a") has 5 bytes; exactly 32 are allowed.',
    )
  })

  it('shows no key in JSON, in an inspection or in a fault', () => {
    const shown = JSON.stringify(keys) + inspect(keys, { depth: 9, showHidden: true })
    expect(shown).not.toContain(keyText(1).slice(0, 8))
    expect(() => parseSecretKeys(`${keyText(1)}x`)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(keyText(1).slice(0, 8)) }),
    )
  })
})

describe('a sealed secret', () => {
  it('opens to what was sealed, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, field) => {
        const at = { channelId: 'c', field }
        expect(openSecret(keys, at, sealSecret(keys, at, plain))).toBe(plain)
      }),
    )
  })

  it.each([
    ['another channel', { channelId: 'channel-2', field: 'accessToken' }],
    ['another field', { channelId: 'channel-1', field: 'refreshToken' }],
    ['a place that joins to the same text', { channelId: 'channel-1accessToken', field: '' }],
  ])('does not open when it is copied to %s', (_title, other) => {
    const secret = sealSecret(keys, place, 'canary')
    expect(() => openSecret(keys, other, secret)).toThrow('cannot be decrypted')
  })

  it('does not open when any character of it is changed', () => {
    const { keyId, sealed } = sealSecret(keys, place, 'canary')
    for (const at of [0, 4, 10, sealed.lastIndexOf('.') + 1, sealed.length - 3]) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      expect(() => openSecret(keys, place, { keyId, sealed: changed })).toThrow('cannot be decrypted')
    }
  })

  it('does not open with a short tag or an empty text', () => {
    for (const sealed of ['', 'v1', 'v1..', 'v1.AAAAAAAAAAAAAAAA.AAAA', 'v2.AAAAAAAAAAAAAAAA.AAAA'])
      expect(() => openSecret(keys, place, { keyId: 'new', sealed })).toThrow('cannot be decrypted')
  })

  it('names the key that is missing', () => {
    const secret = sealSecret(parseSecretKeys(`gone:${keyText(3)}`), place, 'canary')
    expect(() => openSecret(keys, place, secret)).toThrow(
      'The secret "accessToken" of channel channel-1 was sealed with key "gone", which is not in SECRET_KEYS (new, old)',
    )
  })

  it('is never the same text twice', () => {
    const texts = new Set(Array.from({ length: 200 }, () => sealSecret(keys, place, 'same').sealed))
    expect(texts.size).toBe(200)
  })
})

it('derives a key for each purpose that has nothing in common with another', () => {
  const sessions = deriveKey(keys, 'sessions')
  expect(sessions).toHaveLength(32)
  expect(deriveKey(keys, 'sessions')).toEqual(sessions)
  expect(deriveKey(keys, 'links')).not.toEqual(sessions)
  expect(Buffer.from(sessions).toString('base64')).not.toBe(keyText(1))
})
