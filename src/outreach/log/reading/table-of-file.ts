import { readTable, type Table } from '../../../core/csv/read-table.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { assertImportSize } from '../../../core/files/import-limit.ts'
import { decodeBytes } from '../../../core/text/decode.ts'
import type { Note } from '../../../core/text/note.ts'
import { isArchive, isOldWorkbook, readSheet } from '../../../core/xlsx/read-sheet.ts'
import { tableOfSheet } from './sheet-table.ts'

const mostRows = 500_000

/**
 * The table of a file, by its bytes: the first sheet of a workbook (.xlsx), or CSV.
 * @param isPercentage whether the numbers under a heading may have decimals.
 * @throws DatelineError `bad-input` where it is neither, `too-large`.
 */
export async function tableOfFile(
  content: Uint8Array | string,
  name: string,
  isPercentage: (heading: string) => boolean,
): Promise<{ table: Table; notes: Note[] }> {
  assertImportSize(typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength, name)
  if (typeof content === 'string') return { table: tableOfText(content, name), notes: [] }
  if (isOldWorkbook(content)) throw new DatelineError('sheet-old-form', { name })
  if (isArchive(content))
    return tableOfSheet(await readSheet(content, name), { name, mostRows, isPercentage })
  const { text, notes } = decodeBytes(content, name)
  return { table: tableOfText(text, name), notes }
}

function tableOfText(text: string, name: string): Table {
  if (text.includes('\0')) throw new DatelineError('file-not-text', { name })
  return readTable(text, { name, mostRows, lineBreaks: 'rare' })
}
