import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DatelineError } from '../core/errors/errors.ts'
import { newSecretKeyEntry, parseSecretKeys, type SecretKeys } from './secret-keys.ts'

/**
 * The keys of an embedded installation, kept in `secret-keys` under the data directory with mode 0600, and made
 * on first use. Two processes that start together get the same keys.
 * @throws DatelineError `bad-input` when others may read the file, or when it does not hold keys.
 */
export function loadOrMakeSecretKeys(dataDirectory: string): SecretKeys {
  const file = join(dataDirectory, fileName)
  const found = readKeyFile(file)
  if (found !== undefined) return parseIn(file, found)
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const beside = writeBeside(file, newSecretKeyEntry())
  try {
    // A link is made at once or not at all, so no one ever reads half a file, and no second key replaces a first.
    linkSync(beside, file)
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown
  } finally {
    rmSync(beside, { force: true })
  }
  return parseIn(file, readKeyFile(file) ?? '')
}

/** Puts a new key before the others: from now on it writes, and the others still read. */
export function addSecretKeyToFile(dataDirectory: string): SecretKeys {
  loadOrMakeSecretKeys(dataDirectory)
  const file = join(dataDirectory, fileName)
  const text = `${newSecretKeyEntry()},${readKeyFile(file) ?? ''}`
  renameSync(writeBeside(file, text), file)
  return parseIn(file, text)
}

const fileName = 'secret-keys'

function readKeyFile(file: string): string | undefined {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined
    throw thrown
  }
  try {
    const mode = fstatSync(descriptor).mode & 0o777
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new DatelineError('key-file-readable', { file, mode: mode.toString(8) })
    }
    return readFileSync(descriptor, 'utf8').trim()
  } finally {
    closeSync(descriptor)
  }
}

function writeBeside(file: string, text: string): string {
  const beside = `${file}.${crypto.randomUUID()}`
  const descriptor = openSync(beside, 'wx', 0o600)
  try {
    writeSync(descriptor, `${text}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return beside
}

function parseIn(file: string, text: string): SecretKeys {
  try {
    return parseSecretKeys(text)
  } catch (thrown) {
    if (!(thrown instanceof DatelineError)) throw thrown
    throw new DatelineError('key-file-invalid', { file, faults: thrown.faults.join(' ') }, thrown.faults)
  }
}

function codeOf(thrown: unknown): string | undefined {
  return z.object({ code: z.string() }).safeParse(thrown).data?.code
}
