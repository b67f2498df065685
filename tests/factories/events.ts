import { sql } from 'kysely'
import { pino } from 'pino'
import { newId } from '../../src/core/ids.ts'
import type { Db } from '../../src/database/connect.ts'
import { readAll } from '../../src/events/follow-events.ts'
import type { EventReader } from '../../src/events/read-events.ts'
import { notificationReader } from '../../src/notifications/notification-reader.ts'

/**
 * Reads until the reader has come to the last event that is committed now. Other tests have transactions open in the
 * same cluster, and an event waits for all that are older than its own.
 */
export async function readToEnd(db: Db, reader: EventReader): Promise<void> {
  const deps = { db, log: pino({ level: 'silent' }) }
  do await readAll(deps, [reader])
  while (await isBehind(db, reader.name))
}

async function isBehind(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select from event e, event_reader r
      where r.name = ${name} and r.retry_at is null and (e.xid, e.seq) > (r.xid, r.seq)) as behind`.execute(
    db,
  )
  return rows[0]?.behind ?? true
}

/** Writes the notifications of all that has changed so far. */
export async function notifyNow(db: Db): Promise<void> {
  await readToEnd(db, notificationReader)
}

/** Returns when no open transaction of the cluster hides an event that is committed now: every reader sees them all. */
export async function untilEventsAreReadable(db: Db): Promise<void> {
  await readToEnd(db, { name: 'test-probe', handle: async () => undefined })
}

/** A notification with nothing particular about it. */
export async function buildNotification(
  db: Db,
  facts: { officeId?: string; message?: string; ageMs?: number } = {},
): Promise<string> {
  const id = newId()
  const { officeId = 'lahore', message = 'Look.', ageMs = 0 } = facts
  await db.insertInto('notification').values({ id, office_id: officeId, kind: 'test', message }).execute()
  await sql`update notification set created_at = now() - make_interval(secs => ${ageMs / 1_000}::double precision)
    where id = ${id}`.execute(db)
  return id
}
