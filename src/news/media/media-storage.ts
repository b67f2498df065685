import type { Readable } from 'node:stream'

/**
 * Where files of media lie: a folder on this machine, or S3-compatible storage that all machines reach. A key is
 * lower-case letters, digits, `-` and `/`.
 */
export interface MediaStorage {
  /** Keeps the bytes under the key, whatever was there; others see all of them or nothing. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Undefined where there is nothing by that key. */
  get(key: string): Promise<Readable | undefined>
  exists(key: string): Promise<boolean>
  /** Nothing happens where there is nothing by that key. */
  delete(key: string): Promise<void>
}

/** Where a stored picture lies: by its content, in folders of the first two letters. `sha256` is hexadecimal. */
export function keyOfMedia(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`
}

/** @throws Error for a key that could lead out of the storage: keys are made by us, so that is a fault of ours. */
export function checkedKey(key: string): string {
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) return key
  throw new Error(`The key "${key}" of a stored file is not letters, digits, "-" and "/".`)
}
