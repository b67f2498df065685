import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { z } from 'zod'
import { DatelineError } from '../core/errors/errors.ts'
import { sha256 } from '../core/hash.ts'
import type { Clock } from '../core/time/clock.ts'
import { keyOfMedia, type MediaStorage } from '../news/media/media-storage.ts'
import { readAuditHead } from './audit-head.ts'
import { dumpTable } from './dump-table.ts'
import { type Entry, formatVersion, type Header, headerName, jsonEntry } from './format.ts'
import { type Connection, losslessText, type Table, tablesInOrder } from './tables.ts'
import { writeArchive } from './write-archive.ts'

export interface BackupDeps {
  pool: pg.Pool
  clock: Clock
  mediaStorage: MediaStorage
  /** Of this program. */
  version: string
}

export interface MadeBackup {
  pictures: number
  infographics: number
  /** One sentence for each file that the record names and that is not there, or not the one it was. */
  missing: string[]
  /** Ids of the keys that its sealed tokens need. */
  secretKeyIds: string[]
}

/**
 * Writes the whole record as of one moment, its pictures and its infographics into one file. The app may go on
 * meanwhile where the record is on a server: pictures are kept before a row names them, and never change.
 * @throws DatelineError `not-found` where there is no record; see `writeArchive` for the file.
 */
export async function makeBackup(deps: BackupDeps, file: string): Promise<MadeBackup> {
  const made: MadeBackup = { pictures: 0, infographics: 0, missing: [], secretKeyIds: [] }
  const client = await deps.pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query(losslessText)
    await assertRecord(client)
    const tables = await tablesInOrder(client)
    const header = await headerOf(deps, client, tables)
    made.secretKeyIds = header.secretKeyIds
    await writeArchive(file, entriesOf(deps, client, { tables, header, made }))
    return made
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function assertRecord(connection: Connection): Promise<void> {
  const { rows } = await connection.query("select to_regclass('public.kysely_migration') is not null as made")
  if (rows[0]?.made) return
  throw new DatelineError('backup-source-empty', {})
}

async function headerOf(
  { clock, version }: BackupDeps,
  connection: Connection,
  tables: readonly Table[],
): Promise<Header> {
  const migrations = await connection.query('select name as value from kysely_migration order by name')
  const { rows: webhooks } = await connection.query(`select to_regclass('webhook') is not null as there`)
  // A record of an older version has no webhooks yet.
  const ofWebhooks = webhooks[0]?.there ? 'union select key_id from webhook' : ''
  const keys = await connection.query(`select key_id as value from channel_secret ${ofWebhooks} order by 1`)
  return {
    dateline: version,
    format: formatVersion,
    madeAt: clock.now().toISOString(),
    migrations: valuesOf(migrations.rows),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map(column => column.name) })),
    secretKeyIds: valuesOf(keys.rows),
    auditHead: (await readAuditHead(connection)) ?? null,
  }
}

async function* entriesOf(
  deps: BackupDeps,
  connection: Connection,
  { tables, header, made }: { tables: readonly Table[]; header: Header; made: MadeBackup },
): AsyncGenerator<Entry> {
  yield jsonEntry(headerName, header)
  for (const table of tables) yield* dumpTable(connection, table)
  yield* pictures(deps, connection, made)
  yield* infographics(connection, made)
}

/** Through the storage, so that it is the same whether they lie in a folder or in S3-compatible storage. */
async function* pictures(
  { mediaStorage }: BackupDeps,
  connection: Connection,
  made: MadeBackup,
): AsyncGenerator<Entry> {
  const { rows } = await connection.query('select distinct sha256 as value from media order by 1')
  for (const hash of valuesOf(rows)) {
    const stored = await mediaStorage.get(keyOfMedia(hash))
    const bytes = stored && (await buffer(stored))
    if (bytes && sha256(bytes) === hash) {
      made.pictures += 1
      yield { name: `media/${hash}`, bytes }
    } else {
      made.missing.push(`The picture ${hash} is ${bytes ? 'not the one that was stored' : 'not there'}.`)
    }
  }
}

const drawn = z.array(z.object({ snapshot: z.string(), file: z.string() }))

async function* infographics(connection: Connection, made: MadeBackup): AsyncGenerator<Entry> {
  const { rows } = await connection.query(
    'select snapshot_id::text as snapshot, file from infographic order by 1, 2',
  )
  for (const { snapshot, file } of drawn.parse(rows)) {
    const bytes = await readFile(file).catch(() => undefined)
    if (bytes) {
      made.infographics += 1
      yield { name: `infographics/${snapshot}/${basename(file)}`, bytes }
    } else {
      made.missing.push(`The infographic ${file} is not there; its snapshot is, and draws it again.`)
    }
  }
}

function valuesOf(rows: unknown): string[] {
  return z
    .array(z.object({ value: z.string() }))
    .parse(rows)
    .map(({ value }) => value)
}
