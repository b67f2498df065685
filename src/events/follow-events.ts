import { sql } from 'kysely'
import type { Logger } from '../core/logging/logger.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { type EventReader, readEvents } from './read-events.ts'

interface FollowDeps {
  db: Db
  clock: Clock
  log: Logger
}

/** How often a process looks for new events, in milliseconds. */
const tickMs = 1_000

/**
 * Lets a process's readers read until `signal` aborts. One look at the record a second, through an index, serves all
 * readers of the process and wakes those that have something to read; any number of processes may follow.
 * PostgreSQL's NOTIFY is not used: it makes all commits wait for each other, and publishing is bound by commits.
 */
export async function followEvents(
  deps: FollowDeps,
  readers: readonly EventReader[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await readAll(deps, readers, signal).catch(thrown =>
      deps.log.warn({ err: thrown }, 'events could not be read; they are read later'),
    )
    await deps.clock.sleep(tickMs, signal).catch(() => undefined)
  }
}

/** Reads what there is to read now. */
export async function readAll(
  deps: Pick<FollowDeps, 'db' | 'log'>,
  readers: readonly EventReader[],
  signal?: AbortSignal,
): Promise<void> {
  const behind = await readersBehind(deps.db, readers)
  for (const reader of readers.filter(each => behind.has(each.name))) {
    while (!signal?.aborted && (await readEvents(deps, reader)) > 0);
  }
}

/** The readers that have something to read; one that has never read begins with the oldest event. */
async function readersBehind(db: Db, readers: readonly EventReader[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string; behind: boolean }>`
    select r.name, (r.retry_at is null or r.retry_at <= now())
      and exists (select from event e
        where (e.xid, e.seq) > (r.xid, r.seq) and e.xid < pg_snapshot_xmin(pg_current_snapshot())) as behind
    from event_reader r`.execute(db)
  const known = new Set(rows.map(row => row.name))
  const unknown = readers.filter(reader => !known.has(reader.name)).map(({ name }) => ({ name }))
  if (unknown.length > 0) {
    await db
      .insertInto('event_reader')
      .values(unknown)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
  const behind = rows.filter(row => row.behind)
  return new Set([...behind, ...unknown].map(({ name }) => name))
}
