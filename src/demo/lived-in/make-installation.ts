import { rmSync } from 'node:fs'
import type { Settings } from '../../../config/env.ts'
import { affairs } from './affairs/affairs.ts'
import { connectChannels } from './channels.ts'
import type { Means } from './deed.ts'
import { createLibrary } from './images/library.ts'
import { inThePast } from './in-the-past.ts'
import { deedsOf } from './live-story.ts'
import { makeOrganisation } from './organisation.ts'
import { keepSignIns, makePeople } from './sign-ins.ts'
import { stories } from './stories/stories.ts'

/** How far back the installation begins, in milliseconds. */
const backMs = 92 * 86_400_000

/**
 * Makes the installation that looks lived in, in a new data directory: everything goes through the use cases, at the
 * moments at which people would have done it (docs/decisions/0060-the-past-of-the-demo.md). What an earlier try that was
 * stopped left there is thrown away.
 */
export async function makeInstallation(settings: Settings): Promise<void> {
  rmSync(settings.DATA_DIR, { recursive: true, force: true })
  const now = new Date()
  await inThePast(settings, new Date(now.getTime() - backMs), async world => {
    await makeOrganisation(world.core)
    const { actors, signIns } = await makePeople(world.core)
    await connectChannels(world.core, actors)
    const means: Means = { world, actors, library: createLibrary(world, actors), now, items: new Map() }
    const deeds = [...affairs(means), ...stories.flatMap(story => deedsOf(story, means))]
    for (const deed of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      await world.passUntil(deed.at)
      await deed.run()
    }
    await world.passUntil(now)
    await world.notify()
    keepSignIns(settings.DATA_DIR, signIns)
  })
}
