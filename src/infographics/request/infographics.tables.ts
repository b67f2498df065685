import type { Generated } from 'kysely'
import type { Language } from '../../core/languages/language.ts'
import type { Json } from '../../database/tables.ts'

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
  /** What it shows, and how it is laid out; its hash names the picture. */
  spec: Json<unknown>
  spec_hash: string
  /** 0 for pictures from before renderers were numbered. */
  renderer: number
  sha256: string
  file: string
  alt_text: string
  created_by: string | null
  created_at: Generated<Date>
}
