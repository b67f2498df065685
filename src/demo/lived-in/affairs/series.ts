import { DateTime } from 'luxon'
import { channelsOf } from '../../../channels/channel.view.ts'
import { createSeries } from '../../../publishing/calendar/series/create-series.ts'
import type { Deed, Means } from '../deed.ts'
import { workingTime } from '../office-hours.ts'
import { officeOf } from '../offices.ts'
import type { OfficeId } from '../story.ts'

/** Reminders of the hotline: each week on Facebook, from an item that is approved. */
export function seriesDeeds(means: Means): Deed[] {
  return [
    {
      at: reminderAt('lahore', 16),
      run: () => remind('lahore', 'lahore-reminder', 'Hotline on Tuesdays', 'TU'),
    },
    {
      at: reminderAt('dhaka', 12),
      run: () => remind('dhaka', 'dhaka-reminder', 'Hotline on Wednesdays', 'WE'),
    },
  ]

  function reminderAt(officeId: OfficeId, daysAgo: number): Date {
    return workingTime(officeId, { hour: 15, minute: 5 }, { now: means.now, daysAgo })
  }

  async function remind(officeId: OfficeId, story: string, name: string, weekday: string): Promise<void> {
    const { core } = means.world
    const deps = { db: core.database.db, clock: core.clock, networks: core.networks, log: core.log }
    const channels = (await channelsOf(deps.db, officeId)).filter(each => each.network === 'facebook')
    const channelIds = channels.map(each => each.id)
    const tomorrow = DateTime.fromJSDate(deps.clock.now(), { zone: officeOf(officeId).timeZone })
      .plus({ days: 1 })
      .toFormat('yyyy-MM-dd')
    await createSeries(deps, {
      actor: means.actors.lena,
      officeId,
      name,
      newsItemIds: [means.items.get(story) ?? ''],
      channelIds,
      startsAt: `${tomorrow}T12:00`,
      rule: `FREQ=WEEKLY;BYDAY=${weekday};COUNT=12`,
      onHoliday: 'after',
      acceptSameText: channelIds,
    })
  }
}
