import { sql } from 'kysely'
import { messageOf } from '../core/errors/errors.ts'
import type { Logger } from '../core/logging/logger.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import type { EventData, EventKind } from './catalogue.ts'

/** An event as readers get it. */
export type ReadEvent = { [Kind in EventKind]: EventOf<Kind> }[EventKind]

interface EventOf<Kind extends EventKind> {
  seq: number
  at: Date
  kind: Kind
  officeId: string | null
  subjectId: string
  data: EventData<Kind>
}

/** A room's reaction to events. */
export interface EventReader {
  /** Under which its place is kept: never renamed, never shared. */
  name: string
  /** Its effects must be in the database, through `trx`: they and the reader's new place are one commit. */
  handle(trx: Db, events: readonly ReadEvent[]): Promise<void>
}

interface Deps {
  db: Db
  log: Logger
}

/** At most so many events in one transaction. */
const batch = 500

/**
 * Handles the next events of a reader, each exactly once, whatever process dies at what point: the events' effect and the reader's new
 * place are one transaction. Where another worker is reading for it, nothing happens.
 *
 * An event is read only when every transaction that began before its own has ended: one that is still open may yet
 * commit an earlier number, and a reader that had passed it would never see it.
 *
 * A batch that fails is read again event by event. One that fails by itself is tried five times, each time later,
 * and then passed over: it stays in `event_passed_over`, and the log has an error.
 * @returns how many events are done; 0 when there is nothing to read now.
 */
export async function readEvents(deps: Deps, reader: EventReader): Promise<number> {
  const first = await readBatch(deps.db, reader, batch).catch(thrown => ({ thrown }))
  if (typeof first === 'number') return first
  for (let done = 0; done < batch; done += 1) {
    const one = await readBatch(deps.db, reader, 1).catch(thrown => ({ thrown }))
    if (typeof one !== 'number') return done + (await postpone(deps, reader.name, one.thrown))
    if (one === 0) return done
  }
  return batch
}

async function readBatch(db: Db, reader: EventReader, limit: number): Promise<number> {
  return await db.transaction().execute(async trx => {
    const place = await lockPlace(trx, reader.name)
    if (!place) return 0
    const events = await eventsAfter(trx, place, limit)
    const last = events.at(-1)
    if (!last) return 0
    await reader.handle(
      trx,
      events.map(({ xid, ...event }) => event),
    )
    await moveTo(trx, reader.name, last)
    return events.length
  })
}

/** Where a reader has come to. */
export interface Place {
  xid: string
  seq: number
}

/** With the transaction that wrote it: text of an `xid8`. */
export type FoundEvent = ReadEvent & Place

async function lockPlace(trx: Db, name: string): Promise<Place | undefined> {
  return await trx
    .selectFrom('event_reader')
    .select([sql<string>`xid::text`.as('xid'), 'seq'])
    .where('name', '=', name)
    .where(eb => eb.or([eb('retry_at', 'is', null), eb('retry_at', '<=', sql<Date>`now()`)]))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/**
 * The next events, in order; none of a transaction that an open one may yet come before. The order is that of the
 * columns: `xid` alone would name the text that is selected, in which 10 comes before 9.
 */
export async function eventsAfter(trx: Db, place: Place, limit: number): Promise<FoundEvent[]> {
  const { rows } = await sql<FoundEvent>`
    select xid::text as xid, seq, at, kind, office_id as "officeId", subject_id as "subjectId", data
    from event
    where (xid, seq) > (${place.xid}::xid8, ${place.seq}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by event.xid, event.seq
    limit ${limit}`.execute(trx)
  return rows
}

async function moveTo(trx: Db, name: string, { xid, seq }: Place): Promise<void> {
  await trx
    .updateTable('event_reader')
    .set({ xid: sql<string>`${xid}::xid8`, seq, failures: 0, retry_at: null })
    .where('name', '=', name)
    .execute()
}

/** Waits of 10 s, 20 s, 40 s and 80 s, then the event is passed over. */
const mostFailures = 5

async function postpone({ db, log }: Deps, name: string, thrown: unknown): Promise<number> {
  return await db.transaction().execute(async trx => {
    const place = await lockPlace(trx, name)
    const [event] = place ? await eventsAfter(trx, place, 1) : []
    if (!event) return 0
    const { failures } = await trx
      .updateTable('event_reader')
      .set({
        failures: sql<number>`failures + 1`,
        retry_at: sql<Date>`now() + make_interval(secs => 10 * 2 ^ failures)`,
      })
      .where('name', '=', name)
      .returning('failures')
      .executeTakeFirstOrThrow()
    const { xid, ...shown } = event
    log.warn({ err: thrown, reader: name, event: event.seq, failures }, 'an event could not be handled')
    if (failures < mostFailures) return 0
    await trx
      .insertInto('event_passed_over')
      .values({ reader: name, seq: event.seq, event: toJson(shown), reason: messageOf(thrown) })
      .execute()
    await moveTo(trx, name, event)
    log.error({ reader: name, event: event.seq }, 'an event was passed over; see event_passed_over')
    return 1
  })
}
