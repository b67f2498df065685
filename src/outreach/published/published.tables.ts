import type { Generated } from 'kysely'
import type { Json } from '../../database/tables.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    published_cell: PublishedCellTable
  }
}

/** A figure of people in a picture or in a public file. */
interface PublishedCellTable {
  /** Of the two, the one that published it. */
  infographic_id: string | null
  export_id: string | null
  published_at: Generated<Date>
  sandbox: boolean
  office_set: string[]
  indicator: string
  dimension: string
  key: string
  from: string
  to: string
  /** Null where it reads "not shown". */
  shown: number | null
  /** What it was; null where it came as "not shown". */
  counted: number | null
  share: Json<unknown> | null
}
