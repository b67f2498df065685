import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { OutreachFigures } from '../figures/outreach-figures.ts'
import type { Presentation } from './presentation.ts'

export interface SnapshotSummary {
  id: string
  officeIds: string[]
  /** Local days, both included. */
  from: string
  to: string
  contentHash: string
  /** Of its scope; the highest stands for all others. */
  version: number
  replaces: string | null
  /** Binds it to the snapshot before it. */
  hash: string
  sandbox: boolean
  frozenBy: string
  frozenAt: Date
}

export interface Snapshot extends SnapshotSummary {
  figures: OutreachFigures
  /** Null in snapshots from before it was kept. */
  presentation: Presentation | null
}

/** One snapshot; undefined where there is none by that id. The caller checks that it may be read. */
export async function findSnapshot(db: Db, id: string): Promise<Snapshot | undefined> {
  const row = await db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      ...summaryOf(row),
      figures: frozenFigures(row.figures),
      presentation: row.presentation as Presentation | null,
    }
  )
}

/** Snapshots that lie wholly in these offices, the newest first, after the one that `cursor` names; `*` means all offices. */
export async function listSnapshots(
  db: Db,
  filter: { officeIds: readonly string[] | '*'; cursor?: string; limit?: number },
): Promise<SnapshotSummary[]> {
  let query = db
    .selectFrom('snapshot')
    .selectAll()
    .orderBy('frozen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 100)
  const { officeIds, cursor } = filter
  if (cursor !== undefined)
    query = query.where(
      sql<boolean>`(frozen_at, id) < (select c.frozen_at, c.id from snapshot c where c.id = ${cursor})`,
    )
  if (officeIds !== '*') query = query.where(sql<boolean>`office_ids <@ ${[...officeIds]}::text[]`)
  return (await query.execute()).map(summaryOf)
}

/** Only `freezeSnapshot` writes the column, and the database lets no one change it. */
function frozenFigures(stored: unknown): OutreachFigures {
  return stored as OutreachFigures
}

interface SnapshotRow {
  id: string
  office_ids: string[]
  period_from: string
  period_to: string
  content_hash: string
  version: number
  replaces: string | null
  hash: string
  sandbox: boolean
  frozen_by: string
  frozen_at: Date
}

function summaryOf(row: SnapshotRow): SnapshotSummary {
  return {
    id: row.id,
    officeIds: row.office_ids,
    from: row.period_from,
    to: row.period_to,
    contentHash: row.content_hash,
    version: row.version,
    replaces: row.replaces,
    hash: row.hash,
    sandbox: row.sandbox,
    frozenBy: row.frozen_by,
    frozenAt: row.frozen_at,
  }
}
