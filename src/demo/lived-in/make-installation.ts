import { rmSync } from 'node:fs'
import type { Settings } from '../../../config/env.ts'
import { openCore } from '../../assembly/core.ts'
import { affairs } from './affairs/affairs.ts'
import { connectChannels } from './channels.ts'
import type { Means } from './deed.ts'
import { setBackEmbeddedTime } from './embedded-time.ts'
import { createLibrary } from './images/library.ts'
import { deedsOf } from './live-story.ts'
import { makeRecordHere } from './open-record.ts'
import { makeOrganisation } from './organisation.ts'
import { keepSignIns, makePeople } from './sign-ins.ts'
import { stories } from './stories/stories.ts'
import { createWorld } from './world.ts'

const dayMs = 86_400_000

/** How far back the installation begins. */
const daysBack = 92

/**
 * Makes the installation that looks lived in, in a new data directory: everything goes through the use cases, at the
 * moments at which people would have done it, while time is set back for the record (see embedded-time.ts). What an
 * earlier try that was stopped left there is thrown away.
 */
export async function makeInstallation(settings: Settings): Promise<void> {
  rmSync(settings.DATA_DIR, { recursive: true, force: true })
  // What is made before the directory's rights are looked after is the owner's alone, too.
  const umask = process.umask(0o077)
  const now = new Date()
  const time = setBackEmbeddedTime(new Date(now.getTime() - daysBack * dayMs))
  try {
    // The post in doubt is meant to be: nobody needs its warnings.
    const quiet: Settings = { ...settings, LOG_LEVEL: 'error' }
    const core = await openCore(quiet, { database: makeRecordHere(settings.DATA_DIR) })
    try {
      const world = createWorld(core, time)
      await makeOrganisation(core)
      const { actors, signIns } = await makePeople(core)
      await connectChannels(core, actors)
      const means: Means = { world, actors, library: createLibrary(world, actors), now, items: new Map() }
      const deeds = [...affairs(means), ...stories.flatMap(story => deedsOf(story, means))]
      for (const deed of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
        await world.passUntil(deed.at)
        await deed.run()
      }
      await world.passUntil(now)
      await world.notify()
      keepSignIns(settings.DATA_DIR, signIns)
    } finally {
      await core.close()
    }
  } finally {
    time.end()
    process.umask(umask)
  }
}
