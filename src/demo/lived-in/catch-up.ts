import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../../config/env.ts'
import { inThePast } from './in-the-past.ts'

/** Shorter than posts may be late: what was due meanwhile is sent by the workers. */
const shortMs = 2 * 3_600_000

/** Lets the time pass during which the installation was closed: what was due went out, each post at its time. */
export async function catchUp(settings: Settings): Promise<void> {
  const last = lastWritten(settings.DATA_DIR)
  const now = new Date()
  if (now.getTime() - last.getTime() < shortMs) return
  await inThePast(settings, last, async world => {
    await world.passUntil(now)
    await world.notify()
  })
}

/** When the record was last written to, by the files of its write-ahead log. */
function lastWritten(dataDirectory: string): Date {
  const folder = join(dataDirectory, 'postgres/pg_wal')
  const times = readdirSync(folder).map(file => statSync(join(folder, file)).mtimeMs)
  return new Date(Math.max(...times))
}
