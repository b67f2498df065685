import type { AboutExport } from '../about-export.ts'
import type { ExportColumn, ExportRow } from '../export-table.ts'

/** A table on its way into a file. */
export interface TableOfExport {
  name: string
  columns: readonly ExportColumn[]
  pages: AsyncIterable<readonly ExportRow[]>
}

/** The pieces of a file, in order; each is written as soon as its rows have been read, so that none is kept. */
export type ExportFormat = (
  about: AboutExport,
  tables: readonly TableOfExport[],
) => AsyncGenerator<Uint8Array>

export const encoder = new TextEncoder()
