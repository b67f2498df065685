import { sql } from 'kysely'
import type { Logger } from '../core/logging/logger.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { eventsAfter, type FoundEvent, type Place } from './read-events.ts'

/** What changes, for all who listen in this process. It keeps no place in the record: who was away asks what they missed. */
export interface EventWatch {
  /** From now on; `listener` gets events in order, a batch at a time. Resolves once nothing can be missed. */
  listen(listener: (events: readonly FoundEvent[]) => void): Promise<Listening>
  /**
   * What came after the event of this number; undefined where it is not known any more, or where that is more than a
   * listener should catch up with.
   */
  missedSince(seq: number): Promise<FoundEvent[] | undefined>
}

export interface Listening {
  /** The last event before it; undefined where there has never been one. */
  from: Place | undefined
  stop(): void
}

/** How often a process looks for new events while anyone listens, in milliseconds. */
const tickMs = 1_000
const batch = 500
/** Who missed more reads afresh what they show. */
const mostMissed = 1_000

const beforeAll: Place = { xid: '0', seq: 0 }

/**
 * One look at the record a second serves all who listen in a process, and none is taken while no one does. `signal` ends
 * it.
 */
export function watchEvents(
  { db, clock, log }: { db: Db; clock: Clock; log: Logger },
  signal: AbortSignal,
): EventWatch {
  const listeners = new Set<(events: readonly FoundEvent[]) => void>()
  let place: Promise<Place | undefined> | undefined

  async function look(): Promise<void> {
    for (;;) {
      const events = await eventsAfter(db, (await place) ?? beforeAll, batch)
      const last = events.at(-1)
      if (!last) return
      place = Promise.resolve(last)
      for (const listener of listeners) listener(events)
      if (events.length < batch) return
    }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted && listeners.size > 0) {
      await look().catch(thrown => log.warn({ err: thrown }, 'events could not be read; they are read later'))
      await clock.sleep(tickMs, signal).catch(() => undefined)
    }
    place = undefined
  }

  return {
    async listen(listener) {
      listeners.add(listener)
      const isFirst = place === undefined
      place ??= lastReadable(db)
      const from = await place.catch(thrown => {
        listeners.delete(listener)
        place = undefined
        throw thrown
      })
      if (isFirst) void follow()
      return { from, stop: () => void listeners.delete(listener) }
    },
    async missedSince(seq) {
      const known = await readablePlace(db, seq)
      const events = known && (await eventsAfter(db, known, mostMissed + 1))
      return events && events.length <= mostMissed ? events : undefined
    },
  }
}

/** Whether an event comes behind a place: in order of (transaction, number). */
export function isBehind(event: Place, place: Place | undefined): boolean {
  if (!place) return true
  const [one, other] = [BigInt(event.xid), BigInt(place.xid)]
  return one > other || (one === other && event.seq > place.seq)
}

async function lastReadable(db: Db): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select xid::text as xid, seq from event where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by event.xid desc, seq desc limit 1`.execute(db)
  return rows[0]
}

async function readablePlace(db: Db, seq: number): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select xid::text as xid, seq from event
    where seq = ${seq}::bigint and xid < pg_snapshot_xmin(pg_current_snapshot())`.execute(db)
  return rows[0]
}
