import type pg from 'pg'
import { systemActor } from '../access/actor.ts'
import { writeAudit } from '../access/audit/audit-log.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Clock } from '../core/time/clock.ts'
import { migrationNames } from '../database/migrate.ts'
import { migrateOn, onConnection } from '../database/migrate-on.ts'
import { recordEvents } from '../events/record-events.ts'
import { renumberEvents } from '../events/renumber-events.ts'
import type { MediaStorage } from '../news/media/media-storage.ts'
import { dropOldAccess, type Entrant, peopleWhoMaySignIn } from './access-after-restore.ts'
import { assertAuditHead } from './audit-head.ts'
import { loadRows, tableOf } from './dump-table.ts'
import type { Header } from './format.ts'
import { leftOut } from './left-out.ts'
import { checkBackup, contentEntries } from './read-archive.ts'
import { putFiles } from './restore-files.ts'
import { type Connection, losslessText, quoted, type Table, tablesInOrder } from './tables.ts'

export interface RestoreDeps {
  pool: pg.Pool
  clock: Clock
  mediaStorage: MediaStorage
  infographicDirectory: string
}

/**
 * Looks at a backup before anything is made for it.
 * @throws DatelineError `bad-input` when it is none, is not whole, or needs a newer Dateline.
 */
export async function readableBackup(file: string): Promise<Header> {
  const header = await checkBackup(file)
  const known = migrationNames()
  const unknown = header.migrations.find((name, index) => known[index] !== name)
  if (unknown === undefined) return header
  throw new DatelineError('backup-from-newer', { file, dateline: header.dateline, migration: unknown })
}

/**
 * Brings a backup into an empty database, in one transaction, and its files to their places: wholly or not at all. The
 * record is made as it was in the backup, filled, and only then brought up to date. Nothing is sent until a person
 * ends the stop that it sets: what was published since the backup is not in it.
 * @returns the people who can sign in now, for a person to look at: some may have left since the backup.
 * @throws DatelineError `conflict` where there is something already.
 */
export async function restoreBackup(deps: RestoreDeps, file: string, header: Header): Promise<Entrant[]> {
  const client = await deps.pool.connect()
  const files = putFiles(deps, client)
  try {
    await client.query('begin')
    await client.query(losslessText)
    await assertEmpty(client)
    await migrateOn(client, header.migrations.at(-1))
    await fill(client, file, header, files)
    await assertAuditHead(client, file, header)
    await migrateOn(client)
    await renumberEvents(onConnection(client))
    await dropOldAccess(client)
    await stopEverything(deps, client, header)
    const entrants = await peopleWhoMaySignIn(client)
    await client.query('commit')
    return entrants
  } catch (thrown) {
    await client.query('rollback').catch(() => undefined)
    await files.takeBack()
    throw thrown
  } finally {
    client.release()
  }
}

async function assertEmpty(connection: Connection): Promise<void> {
  const { rows } = await connection.query(
    "select table_name from information_schema.tables where table_schema in ('public', 'bullmq') limit 1",
  )
  if (rows.length === 0) return
  throw new DatelineError('restore-target-not-empty', {})
}

async function fill(
  connection: Connection,
  file: string,
  header: Header,
  files: ReturnType<typeof putFiles>,
): Promise<void> {
  const tables = new Map((await tablesInOrder(connection)).map(table => [table.name, table]))
  for (const { name, columns } of header.tables) {
    if (!Object.hasOwn(leftOut, name)) assertSameColumns(file, tables.get(name), name, columns)
  }
  await emptyWhatMigrationsFill(connection, tables)
  for await (const { name, bytes } of contentEntries(file)) {
    const tableName = tableOf(name) ?? ''
    if (Object.hasOwn(leftOut, tableName)) continue
    const table = tables.get(tableName)
    if (table) await loadRows(connection, table, bytes)
    else if (!(await files.put(name, bytes))) {
      throw new DatelineError('backup-entry-unknown', { file, entry: name })
    }
  }
  await files.point()
}

/** Rows that every record begins with, such as the words of the log, give way to those of the backup. */
async function emptyWhatMigrationsFill(
  connection: Connection,
  tables: ReadonlyMap<string, Table>,
): Promise<void> {
  for (const name of [...tables.keys()].toReversed()) {
    if (Object.hasOwn(leftOut, name)) continue
    const { rows } = await connection.query(`select from ${quoted(name)} limit 1`)
    if (rows.length > 0) await connection.query(`delete from ${quoted(name)}`)
  }
}

function assertSameColumns(
  file: string,
  table: Table | undefined,
  name: string,
  columns: readonly string[],
): void {
  if (table?.columns.map(column => column.name).join() === columns.join()) return
  throw new DatelineError('backup-table-differs', { file, table: name })
}

/** As the emergency stop does it; an earlier one that stood at the backup stays. */
async function stopEverything({ clock }: RestoreDeps, connection: Connection, header: Header): Promise<void> {
  const reason = `Restored from a backup of ${header.madeAt}: see what was published since, cancel it here, then resume.`
  const { rows } = await connection.query(
    `insert into emergency_stop (stopped_at, stopped_by, reason) values (now(), $1, $2)
     on conflict do nothing returning id`,
    [systemActor.id, reason],
  )
  if (rows.length === 0) return
  await recordEvents(onConnection(connection), [
    {
      kind: 'everything.stopped',
      officeId: null,
      subjectId: 'everything',
      data: { by: systemActor.id, reason },
    },
  ])
  await writeAudit(onConnection(connection), systemActor, clock.now(), [
    {
      action: 'everything.stop',
      officeId: null,
      subjectKind: 'everything',
      subjectId: 'everything',
      detail: { reason },
    },
  ])
}
