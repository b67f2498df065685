import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ExportAudience, ExportFormatName, ExportTableName } from '../../core/export-names.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { definitionOf } from '../../indicators/definition.ts'
import { type IndicatorId, indicators } from '../../indicators/registry.ts'
import { countingRules } from '../figures/outreach-figures.ts'
import { withheldIn } from '../published/published-cells.ts'
import type { AboutExport } from './about-export.ts'
import type { ExportScope } from './export-scope.ts'
import { codebookFor, exportTables } from './export-tables.ts'
import { csvFormat } from './formats/csv.ts'
import type { ExportFormat } from './formats/format.ts'
import { jsonLinesFormat } from './formats/json-lines.ts'
import { parquetFormat } from './formats/parquet.ts'
import { xlsxFormat } from './formats/xlsx.ts'
import { keyOfPiece, type PieceStorage, pieceBytes } from './stored-pieces.ts'

export interface MakingDeps {
  db: Db
  clock: Clock
  mediaStorage: PieceStorage
  /** Of Dateline. */
  version: string
}

const formats: Record<ExportFormatName, ExportFormat> = {
  csv: csvFormat,
  jsonl: jsonLinesFormat,
  parquet: parquetFormat,
  xlsx: xlsxFormat,
}

/** For how long a file is kept. */
const keptForMs = 7 * 24 * 3_600_000
/** How long an export may be silent before another worker begins it again. */
const silence = '2 minutes'
const mostTries = 3

/**
 * Makes the file of an export whose turn has come, and keeps it in pieces. It is claimed first: two workers never make
 * one file, and one that died is begun again. The record says how far it is.
 */
export async function makeExport(deps: MakingDeps, exportId: string): Promise<void> {
  const claimed = await claim(deps.db, exportId)
  if (!claimed) return
  const { tries, tables, format, scope } = claimed
  const hash = createHash('sha256')
  const file = { pieces: 0, bytes: 0 }
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let rowsDone = 0
  async function keep(): Promise<void> {
    if (waitingBytes === 0) return
    await deps.mediaStorage.put(
      keyOfPiece(exportId, file.pieces),
      Buffer.concat(waiting),
      'application/octet-stream',
    )
    file.pieces += 1
    ;[waiting, waitingBytes] = [[], 0]
  }
  const read = tables.map(name => ({
    name,
    columns: exportTables[name].columns,
    pages: counted(exportTables[name].pages(deps.db, scope), rows => {
      rowsDone += rows
    }),
  }))
  let signedRows = 0
  for await (const piece of formats[format](aboutOf(deps, scope, tables), read)) {
    hash.update(piece)
    file.bytes += piece.byteLength
    waiting.push(piece)
    waitingBytes += piece.byteLength
    if (waitingBytes >= pieceBytes) await keep()
    if (rowsDone - signedRows < rowsBetweenSigns) continue
    signedRows = rowsDone
    if (!(await giveSign(deps.db, { exportId, tries, rowsDone }))) return
  }
  await keep()
  await finish(deps, { exportId, tries, rowsDone, ...file, sha256: hash.digest('hex') })
}

/** Rows after which the record is written to: some tenths of a second. */
const rowsBetweenSigns = 10_000

/** Fails exports that were begun too often, and lists those whose turn has come. */
export async function dueExports(db: Db, most: number): Promise<{ id: string; tries: number }[]> {
  await sql`update export set state = 'failed', next_at = null, finished_at = now()
    where next_at <= now() and tries >= ${mostTries}`.execute(db)
  const { rows } = await sql<{ id: string; tries: number }>`
    select id, tries from export where next_at <= now() order by next_at limit ${most}`.execute(db)
  return rows
}

interface Claimed {
  tries: number
  tables: ExportTableName[]
  format: ExportFormatName
  scope: ExportScope
}

async function claim(db: Db, exportId: string): Promise<Claimed | undefined> {
  const { rows } = await sql<{
    tries: number
    tables: ExportTableName[]
    format: ExportFormatName
    officeIds: string[]
    projectIds: string[] | null
    from: string
    to: string
    sandbox: boolean
    at: Date
    audience: ExportAudience
  }>`
    update export set state = 'running', tries = tries + 1, rows_done = 0, next_at = now() + ${silence}::interval
    where id = ${exportId} and next_at <= now() and tries < ${mostTries}
    returning tries, tables, format, office_ids as "officeIds", project_ids as "projectIds", period_from as "from",
      period_to as "to", sandbox, created_at as at, audience`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { tries, tables, format, projectIds, audience, ...scope } = row
  const withheld = audience === 'public' ? { withheld: await withheldIn(db, exportId) } : {}
  return { tries, tables, format, scope: { ...scope, ...(projectIds ? { projectIds } : {}), ...withheld } }
}

/** Whether the export is still this worker's. */
async function giveSign(
  db: Db,
  { exportId, tries, rowsDone }: { exportId: string; tries: number; rowsDone: number },
): Promise<boolean> {
  const { rows } = await sql`
    update export set rows_done = ${rowsDone}, next_at = now() + ${silence}::interval
    where id = ${exportId} and state = 'running' and tries = ${tries} returning id`.execute(db)
  return rows.length > 0
}

async function finish(
  { db, clock }: MakingDeps,
  made: { exportId: string; tries: number; rowsDone: number; pieces: number; bytes: number; sha256: string },
): Promise<void> {
  const now = clock.now()
  await sql`
    update export set state = 'ready', next_at = null, rows_done = ${made.rowsDone}, pieces = ${made.pieces},
      bytes = ${made.bytes}, sha256 = ${made.sha256}, finished_at = ${now},
      expires_at = ${new Date(now.getTime() + keptForMs)}
    where id = ${made.exportId} and state = 'running' and tries = ${made.tries}`.execute(db)
}

function aboutOf(deps: MakingDeps, scope: ExportScope, tables: readonly ExportTableName[]): AboutExport {
  const ids = Object.keys(indicators).filter((id): id is IndicatorId => id in indicators)
  return {
    version: deps.version,
    extractedAt: scope.at.toISOString(),
    period: { from: scope.from, to: scope.to },
    filters: { offices: scope.officeIds, projects: scope.projectIds ?? 'all' },
    world: scope.sandbox ? 'practice' : 'live',
    audience: scope.withheld ? 'public' : 'internal',
    countingRules,
    definitions: Object.fromEntries(
      ids.map(id => {
        const { counted, of, over, unit, version } = definitionOf(id)
        return [id, `version ${version}: ${counted}; of ${of}; over ${over}; ${unit}`]
      }),
    ),
    codebook: codebookFor(tables),
  }
}

async function* counted<Row>(
  pages: AsyncIterable<Row[]>,
  add: (rows: number) => void,
): AsyncGenerator<Row[]> {
  for await (const page of pages) {
    add(page.length)
    yield page
  }
}
