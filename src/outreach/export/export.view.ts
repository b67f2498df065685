import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { ExportAudience, ExportFormatName, ExportTableName } from '../../core/export-names.ts'
import type { Db } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'

/** A file that a person requested. */
export interface Export {
  id: string
  tables: ExportTableName[]
  officeIds: string[]
  projectIds: string[] | null
  /** Local days of each office, both included. */
  from: string
  to: string
  format: ExportFormatName
  sandbox: boolean
  audience: ExportAudience
  state: 'waiting' | 'running' | 'ready' | 'failed' | 'expired'
  rowsTotal: number
  rowsDone: number
  bytes: number
  sha256: string | null
  createdAt: Date
  expiresAt: Date | null
}

/** Exports that the actor requested, the newest first, from behind the one that `cursor` names. */
export async function listExports(
  db: Db,
  { actor, cursor, limit }: { actor: Actor; cursor?: string; limit: number },
): Promise<Export[]> {
  let query = db
    .selectFrom('export')
    .selectAll()
    .where('created_by', '=', actor.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (cursor !== undefined)
    query = query.where(
      sql<boolean>`(created_at, id) < (select c.created_at, c.id from export c where c.id = ${cursor})`,
    )
  return (await query.execute()).map(exportOf).filter(each => isInReach(each, actor))
}

/**
 * An export that the actor requested, of offices that they may still export.
 * @throws DatelineError `export-not-found`.
 */
export async function exportInReach(db: Db, actor: Actor, id: string): Promise<Export & { pieces: number }> {
  const row = await db.selectFrom('export').selectAll().where('id', '=', id).executeTakeFirst()
  if (row && row.created_by === actor.id && isInReach(exportOf(row), actor))
    return { ...exportOf(row), pieces: row.pieces }
  throw new DatelineError('export-not-found', { exportId: id })
}

function isInReach({ officeIds }: Export, actor: Actor): boolean {
  return officeIds.every(officeId => may(actor, 'exports.make', officeId))
}

function exportOf(row: Selectable<Tables['export']>): Export {
  return {
    id: row.id,
    // What a request named has passed the contract.
    tables: row.tables as ExportTableName[],
    officeIds: row.office_ids,
    projectIds: row.project_ids,
    from: row.period_from,
    to: row.period_to,
    format: row.format,
    sandbox: row.sandbox,
    audience: row.audience,
    state: row.state,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    bytes: row.bytes,
    sha256: row.sha256,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
