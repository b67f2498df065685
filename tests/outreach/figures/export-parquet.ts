import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../../src/database/connect.ts'
import { makeExport } from '../../../src/outreach/export/make-export.ts'
import { requestExport } from '../../../src/outreach/export/request-export.ts'
import { analyst, clockAt } from '../../factories/outreach.ts'

/** The tables from which every figure can be worked out. */
export const factTables = [
  'activities',
  'activity_people',
  'enquiries',
  'posts',
  'post_metrics',
  'channel_metrics',
] as const

export interface ExportOrder {
  table: (typeof factTables)[number]
  folder: string
  officeIds: readonly string[]
  from: string
  to: string
  sandbox: boolean
}

/** Exports one table as analysts do, into a Parquet file named after it; gives the file and the number of its rows. */
export async function exportParquet(db: Db, order: ExportOrder): Promise<{ file: string; rows: number }> {
  const { table, folder, officeIds, from, to, sandbox } = order
  const file = join(folder, `${table}.parquet`)
  await rm(file, { force: true })
  const deps = {
    db,
    clock: clockAt('2027-01-05T09:00:00Z'),
    version: '0.0.0',
    // Pieces come in their order.
    mediaStorage: {
      put: (_key: string, bytes: Uint8Array) => appendFile(file, bytes),
      get: async () => undefined,
      delete: async () => {},
    },
  }
  const { id, rows } = await requestExport(deps, {
    actor: analyst,
    tables: [table],
    officeIds,
    from,
    to,
    sandbox,
    format: 'parquet',
    audience: 'internal',
  })
  await db
    .updateTable('export')
    .set({ next_at: new Date(0) })
    .where('id', '=', id)
    .execute()
  await makeExport(deps, id)
  return { file, rows }
}
