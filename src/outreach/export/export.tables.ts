import type { Generated } from 'kysely'
import type { ExportAudience, ExportFormatName } from '../../core/export-names.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    export: ExportFileTable
  }
}

interface ExportFileTable {
  id: string
  tables: string[]
  office_ids: string[]
  project_ids: string[] | null
  period_from: string
  period_to: string
  format: ExportFormatName
  sandbox: boolean
  audience: Generated<ExportAudience>
  state: 'waiting' | 'running' | 'ready' | 'failed' | 'expired'
  rows_total: number
  rows_done: Generated<number>
  pieces: Generated<number>
  bytes: Generated<number>
  sha256: string | null
  tries: Generated<number>
  next_at: Date | null
  created_by: string
  created_at: Date
  finished_at: Date | null
  expires_at: Date | null
}
