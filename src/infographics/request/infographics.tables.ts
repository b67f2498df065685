import type { Generated } from 'kysely'
import type { Language } from '../../core/languages/language.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    infographic: InfographicTable
  }
}

interface InfographicTable {
  id: string
  snapshot_id: string
  language: Language
  format: 'svg' | 'png' | 'pdf'
  sha256: string
  file: string
  alt_text: string
  created_at: Generated<Date>
}
