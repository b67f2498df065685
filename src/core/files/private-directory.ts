import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ownerOnly = 0o700

/** What Dateline makes in a data directory; anything else means that the directory serves others too. */
const madeHere = /^(postgres|secret-keys|media|infographics|sandbox|dateline|demo-|audit-)/

/**
 * Makes a data directory that only its owner may enter, or takes others' rights from one that is there: a user who may
 * enter it could read password hashes, addresses and drafts (ASVS 5.0, 14.2.4). Of a directory that also holds files
 * of others, only the folders that Dateline made are closed.
 * @returns the directories that others could enter until now.
 * @throws the system's error when one cannot be made, or is open and belongs to another user.
 */
export function makePrivateDirectory(directory: string): string[] {
  mkdirSync(directory, { recursive: true, mode: ownerOnly })
  if (process.platform === 'win32') return []
  const entries = readdirSync(directory, { withFileTypes: true })
  const own = entries.filter(entry => madeHere.test(entry.name))
  const toClose =
    own.length === entries.length
      ? [directory]
      : own.filter(entry => entry.isDirectory()).map(entry => join(directory, entry.name))
  const open = toClose.filter(each => (statSync(each).mode & 0o077) !== 0)
  for (const each of open) chmodSync(each, ownerOnly)
  return open
}
