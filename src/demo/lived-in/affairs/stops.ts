import { resume, stop } from '../../../publishing/stops/stops.ts'
import type { Deed, Means } from '../deed.ts'
import { workingTime } from '../office-hours.ts'

/** A wrong number was noticed in time: Lahore was stopped, and resumed an hour and a half later. */
export function stopDeeds({ world, actors, now }: Means): Deed[] {
  const deps = { db: world.core.database.db, clock: world.core.clock }
  const target = { scope: 'office', officeId: 'lahore' } as const
  const stoppedAt = workingTime('lahore', { hour: 9, minute: 12 }, { now, daysAgo: 9 })
  return [
    {
      at: stoppedAt,
      run: () =>
        stop(deps, { actor: actors.nadia, target, reason: 'Wrong hotline number in the radio post.' }),
    },
    {
      at: new Date(stoppedAt.getTime() + 95 * 60_000),
      run: () => resume(deps, { actor: actors.bilal, target, reason: 'The number is correct after all.' }),
    },
  ]
}
