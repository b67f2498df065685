import { readAllNotifications } from '../../../notifications/read-notification.ts'
import type { Deed, Means } from '../deed.ts'

/** Notifications are written every few days, and what is older than two days has been read. */
export function readingDeeds({ world, actors, now }: Means): Deed[] {
  const deps = { db: world.core.database.db, clock: world.core.clock }
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  return [
    ...[27, 24, 21, 18, 15, 12, 9, 7, 5, 4, 3, 1, 0.5].map(days => ({
      at: daysAgo(days),
      run: world.notify,
    })),
    {
      at: daysAgo(1.8),
      async run() {
        await world.notify()
        for (const actor of Object.values(actors)) await readAllNotifications(deps, { actor })
      },
    },
  ]
}
