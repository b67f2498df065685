import { sql } from 'kysely'
import { pino } from 'pino'
import type { Db } from '../../src/database/connect.ts'
import { readAll } from '../../src/events/follow-events.ts'
import type { EventReader } from '../../src/events/read-events.ts'

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
