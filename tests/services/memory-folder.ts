import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'

/** What the tests' databases and folders come to at one time, and room for others. */
const wantedBytes = 4 * 1024 ** 3

/**
 * Makes a folder that lies in memory the place for temporary files, where the machine has such a place with room: the
 * tests make hundreds of databases of a thousand files each, and none outlives them. It goes with the process.
 */
export function preferMemoryFolder(place = '/dev/shm'): void {
  if (!hasRoom(place)) return
  const folder = mkdtempSync(`${place}/dateline-tests-`)
  // PostgreSQL, as another user, goes through it.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize > wantedBytes
  } catch {
    return false
  }
}
