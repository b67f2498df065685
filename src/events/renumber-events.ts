import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'

/**
 * Makes the events of another database cluster readable in this one, before anything is written here. Transaction
 * numbers mean nothing elsewhere: with numbers from the future no event would be read for a long time, and new ones
 * would lie behind the readers' places. All events get this transaction's number and new sequence numbers in
 * their present order, above all that were ever used; each reader keeps its place among them.
 */
export async function renumberEvents(trx: Db): Promise<void> {
  await sql`lock table event, event_reader in exclusive mode`.execute(trx)
  await sql`
    with ordered as (
      select seq, row_number() over (order by xid, seq) as number from event
    ),
    places as (
      select name, (select count(*) from event e where (e.xid, e.seq) <= (r.xid, r.seq)) as passed from event_reader r
    ),
    top as (
      select greatest((select max(seq) from event), (select max(seq) from event_reader), 0) as seq
    ),
    moved as (
      update event e set seq = top.seq + ordered.number, xid = pg_current_xact_id()
      from ordered, top where ordered.seq = e.seq
    )
    update event_reader r set xid = pg_current_xact_id(), seq = top.seq + places.passed
    from places, top where places.name = r.name`.execute(trx)
  await sql`
    select setval(pg_get_serial_sequence('event', 'seq'),
      greatest((select max(seq) from event), (select max(seq) from event_reader), 1))`.execute(trx)
}

/**
 * Renumbers the events of a record that was copied here from another cluster by PostgreSQL's own tools. To be called
 * whenever a process has opened the record and before it writes.
 */
export async function adoptCopiedEvents(db: Db): Promise<void> {
  if (!(await isFromElsewhere(db))) return
  await db.transaction().execute(async trx => {
    await sql`lock table event_reader in exclusive mode`.execute(trx)
    if (await isFromElsewhere(trx)) await renumberEvents(trx)
  })
}

/** Whether there are numbers that this cluster has not given to any transaction yet. */
async function isFromElsewhere(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from event where xid >= pg_snapshot_xmax(pg_current_snapshot()))
      or exists (select from event_reader where xid >= pg_snapshot_xmax(pg_current_snapshot())) as found`.execute(
    db,
  )
  return rows[0]?.found ?? false
}
