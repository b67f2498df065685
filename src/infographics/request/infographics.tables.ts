import type { Generated } from 'kysely'
import type { Language } from '../../core/languages/language.ts'
import type { Json } from '../../database/tables.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    infographic: InfographicTable
    published_cell: PublishedCellTable
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

interface PublishedCellTable {
  infographic_id: string
  sandbox: boolean
  office_set: string[]
  indicator: string
  dimension: string
  key: string
  from: string
  to: string
  /** Null where it reads "not shown". */
  shown: number | null
  /** What it was; null where it came to the picture as "not shown". */
  counted: number | null
  share: Json<unknown> | null
}
