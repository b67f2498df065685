import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { createLogger } from '../../src/core/logging/logger.ts'
import { type Clock, systemClock } from '../../src/core/time/clock.ts'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { wallClockOf } from '../../src/publishing/calendar/range/wall-clock-of.ts'
import { createSeries } from '../../src/publishing/calendar/series/create-series.ts'
import { createEvergreen } from '../../src/publishing/calendar/series/evergreen/create-evergreen.ts'
import { seriesOccurrences } from '../../src/publishing/calendar/series/occurrences.view.ts'
import { pauseSeries } from '../../src/publishing/calendar/series/series-state.ts'
import { author, buildApprovedItem } from '../factories/news.ts'
import type { Lane } from './lane.ts'
import type { Stage } from './stage.ts'

/** The zone of the lanes' offices. */
export const zone = 'Asia/Karachi'

export type SeriesKind = 'rule' | 'evergreen'

/** The clock of a lane's record, which is that of its web server where the record is embedded. */
export function laneClock({ clockOffsetMs }: Lane): Clock {
  return { ...systemClock, now: () => new Date(Date.now() + clockOffsetMs) }
}

/** What a person's request to the web server is done with. */
export function personDeps(lane: Lane) {
  const clock = laneClock(lane)
  const networks = new Map([
    ['x', createXNetwork({ origin: lane.lines.x.origin, clock })],
    ['facebook', createFacebookNetwork({ origin: lane.lines.facebook.origin, version: 'v25.0', clock })],
  ] as const)
  return { db: lane.db, clock, networks, log: createLogger('silent') }
}

/** So many milliseconds from now, as the office's clocks show it, to the next whole second. */
export function localIn(lane: Lane, ms: number): string {
  const at = new Date(laneClock(lane).now().getTime() + ms + 999)
  at.setUTCMilliseconds(0)
  return wallClockOf(zone, at).local
}

/** Approved items that say something that nothing else says. */
export async function newItems(lane: Lane, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 0; number < count; number += 1) {
    const text = `Lahore: The series says that counselling is free. ${randomUUID().slice(0, 8)}`
    ids.push((await buildApprovedItem(lane.db, { variants: [{ language: 'en', text }] })).newsItemId)
  }
  return ids
}

/**
 * A series whose next `count` times are seconds away, one after the other from `fromMs` on, and of which nothing is
 * scheduled yet: that is left to the workers, as where a web server dies once a person's change of it stands. Each time
 * says something else, so that a second post of one is seen.
 */
export async function startSeries(
  { lane, chance, channelIds }: Stage,
  kind: SeriesKind,
  { count, fromMs }: { count: number; fromMs: number },
): Promise<string> {
  const deps = personDeps(lane)
  const newsItemIds = await newItems(lane, count)
  const channelId = chance.one([...channelIds.x, ...channelIds.facebook])
  const common = {
    actor: author,
    officeId: 'lahore',
    // A recall of it is found by its name.
    name: `Counselling hours ${randomUUID().slice(0, 8)}`,
    newsItemIds,
    channelIds: [channelId],
  }
  const day = (days: number) =>
    wallClockOf(zone, new Date(deps.clock.now().getTime() + days * 86_400_000)).local.slice(0, 10)
  if (kind === 'evergreen') await addSlots(lane, channelId)
  const { seriesId } =
    kind === 'rule'
      ? await createSeries(deps, {
          ...common,
          startsAt: `${day(1)}T09:30`,
          rule: `FREQ=DAILY;COUNT=${count}`,
          onHoliday: 'skip',
        })
      : await createEvergreen(deps, { ...common, leastDays: 30, endsOn: day(25), daysAhead: 1 })
  if (!seriesId) throw new Error('the series was not made')
  await pauseSeries(deps, { actor: author, seriesId })
  const times = await seriesOccurrences(lane.db, author, seriesId)
  const laterMs = times.map((_, index) => fromMs + index * chance.between(300, 1_000) * lane.pace)
  // At once, so that none has passed before the workers may look.
  await lane.db.transaction().execute(async trx => {
    for (const [index, { id }] of times.entries())
      await trx
        .updateTable('series_occurrence')
        .set({ moved_to: localIn(lane, laterMs[index] ?? fromMs) })
        .where('id', '=', id)
        .execute()
    await trx.updateTable('series').set({ state: 'active' }).where('id', '=', seriesId).execute()
  })
  return seriesId
}

/** One a day. */
async function addSlots(lane: Lane, channelId: string): Promise<void> {
  await sql`insert into channel_slot (channel_id, weekday, at)
    select ${channelId}::uuid, day, '10:00' from generate_series(1, 7) day`.execute(lane.db)
}
