import type { Settings } from '../../../config/env.ts'
import { openCore } from '../../assembly/core.ts'
import { setBackEmbeddedTime } from './embedded-time.ts'
import { openRecordHere } from './open-record.ts'
import { createWorld, type World } from './world.ts'

/**
 * Opens the installation in a data directory at an earlier moment, UTC, and closes it when `work` is done. Nothing else of
 * this process may go by `Date.now` meanwhile.
 */
export async function inThePast(
  settings: Settings,
  moment: Date,
  work: (world: World) => Promise<void>,
): Promise<void> {
  // What is made before the directory's rights are looked after is the owner's alone, too.
  const umask = process.umask(0o077)
  const time = setBackEmbeddedTime(moment)
  try {
    // The post in doubt is meant to be: its warnings say nothing new.
    const quiet: Settings = { ...settings, LOG_LEVEL: 'error' }
    const core = await openCore(quiet, { database: openRecordHere(settings.DATA_DIR) })
    try {
      await work(createWorld(core, time))
    } finally {
      await core.close()
    }
  } finally {
    time.end()
    process.umask(umask)
  }
}
