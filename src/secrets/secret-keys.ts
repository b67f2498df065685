import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { DatelineError } from '../core/errors/errors.ts'

/** The keys of SECRET_KEYS. A KeyObject shows nothing of itself in JSON, logs or errors. */
export interface SecretKeys {
  /** The first one: it seals. */
  readonly writing: SecretKey
  /** All of them: each opens what it sealed. */
  readonly byId: ReadonlyMap<string, SecretKey>
}

interface SecretKey {
  readonly id: string
  readonly key: KeyObject
}

/** The place a secret belongs to. Sealed for one place, it does not open in another. */
export type SecretPlace = { field: string } & (
  | { channelId: string }
  | { personId: string }
  | { webhookId: string }
)

export interface SealedSecret {
  keyId: string
  /** `v1.NONCE.CIPHERTEXT`, both base64url; the ciphertext ends in its 16-byte tag. */
  sealed: string
}

/**
 * Reads `key-id:base64,key-id:base64`; the first key writes, all read.
 * @throws DatelineError `bad-input` with every fault at once. No message holds any part of a key.
 */
export function parseSecretKeys(text: string): SecretKeys {
  const faults: string[] = []
  const keys: SecretKey[] = []
  for (const [index, entry] of text.split(',').entries()) {
    const parsed = parseEntry(entry.trim(), `Key ${index + 1}`, new Set(keys.map(key => key.id)))
    if (typeof parsed === 'string') faults.push(parsed)
    else keys.push(parsed)
  }
  const [writing] = keys
  if (faults.length > 0 || !writing)
    throw new DatelineError('secret-keys-invalid', { faults: faults.join(' ') }, faults)
  return { writing, byId: new Map(keys.map(key => [key.id, key])) }
}

/** Seals with the first key: AES-256-GCM, a new random nonce of 96 bits (NIST SP 800-38D, 8.2.2). */
export function sealSecret(keys: SecretKeys, place: SecretPlace, plain: string): SealedSecret {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keys.writing.key, nonce)
  cipher.setAAD(boundTo(place))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    keyId: keys.writing.id,
    sealed: `${version}.${nonce.toString('base64url')}.${body.toString('base64url')}`,
  }
}

/**
 * @throws DatelineError `unavailable` when its key is not among ours, or when it was altered or sealed for
 * another channel or field.
 */
export function openSecret(keys: SecretKeys, place: SecretPlace, secret: SealedSecret): string {
  const key = keys.byId.get(secret.keyId)
  const [owner, remedy] = ownerOf(place)
  const where = `The secret "${place.field}" of ${owner}`
  if (!key) {
    throw new DatelineError('secret-key-missing', {
      secret: where,
      keyId: secret.keyId,
      known: [...keys.byId.keys()].join(', '),
      remedy,
    })
  }
  try {
    return decrypt(key.key, place, secret.sealed)
  } catch {
    throw new DatelineError('secret-altered', { secret: where, remedy })
  }
}

/** A key of 32 bytes for another use, such as signing sessions: HKDF-SHA256 (RFC 5869) of the first key. */
export function deriveKey(keys: SecretKeys, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', keys.writing.key, 'dateline', purpose, keyBytes))
}

/** A new random key under a new id, as it stands in SECRET_KEYS. */
export function newSecretKeyEntry(): string {
  return `k${randomBytes(4).toString('hex')}:${randomBytes(keyBytes).toString('base64')}`
}

const algorithm = 'aes-256-gcm'
const version = 'v1'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** The key itself, or what is wrong with the entry. */
function parseEntry(entry: string, place: string, taken: ReadonlySet<string>): SecretKey | string {
  if (entry === '') return `${place} is empty; each must read key-id:base64.`
  const [id = '', encoded] = entry.split(':', 2)
  if (encoded === undefined) return `${place} has no colon; each must read key-id:base64.`
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
    return `${place} has an id that is not 1 to 32 letters, digits, "-" or "_".`
  if (taken.has(id)) return `${place} repeats the id "${id}"; each id may stand once.`
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) return `${place} ("${id}") is not base64.`
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length !== keyBytes)
    return `${place} ("${id}") has ${bytes.length} bytes; exactly ${keyBytes} are allowed.`
  if (new Set(bytes).size < 8)
    return `${place} ("${id}") is not random; make one with "openssl rand -base64 32".`
  return { id, key: createSecretKey(bytes) }
}

function decrypt(key: KeyObject, place: SecretPlace, sealed: string): string {
  const [form, nonce = '', body = ''] = sealed.split('.')
  if (form !== version) throw new Error('unknown version')
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64url'), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(boundTo(place))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return decipher.update(bytes.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
}

/** Whose secret it is, and what to do where it cannot be opened. */
function ownerOf(place: SecretPlace): [owner: string, remedy: string] {
  if ('channelId' in place) return [`channel ${place.channelId}`, 'connect the channel again']
  if ('personId' in place) return [`person ${place.personId}`, 'reset the second factor']
  return [`webhook ${place.webhookId}`, 'remove the webhook and add it again']
}

/** JSON keeps the parts apart, whatever they hold. */
function boundTo(place: SecretPlace): Buffer {
  const [kind, id] =
    'channelId' in place
      ? ['channel', place.channelId]
      : 'personId' in place
        ? ['person', place.personId]
        : ['webhook', place.webhookId]
  return Buffer.from(JSON.stringify([`dateline ${kind} secret`, version, id, place.field]))
}
