import { Zip, ZipDeflate } from 'fflate'
import { DatelineError } from '../../../core/errors/errors.ts'
import { aboutRows } from '../about-export.ts'
import type { ColumnKind, ExportColumn, ExportRow, ExportValue } from '../export-table.ts'
import { type ExportFormat, encoder, type TableOfExport } from './format.ts'

/** What a sheet of Excel holds (Microsoft, "Excel specifications and limits"), without its headings. */
const mostSheetRows = 1_048_575

/** @throws DatelineError `export-too-many-rows` for a table that no sheet holds; it names the other formats. */
export function assertSheetHolds(table: string, rows: number): void {
  if (rows > mostSheetRows)
    throw new DatelineError('export-too-many-rows', { table, rows, most: mostSheetRows })
}

/**
 * A sheet for each table behind one that says what the file is, as a stream: rows are packed as they come, so that a
 * large file takes no more memory than a small one. Texts stand in their cells, where nothing is taken for a formula;
 * days and moments are dates.
 */
export const xlsxFormat: ExportFormat = async function* (about, tables) {
  const packed: Uint8Array[] = []
  const zip = new Zip((thrown, piece) => {
    if (thrown) throw thrown
    packed.push(piece)
  })
  const sheets = [{ name: 'about', columns: aboutColumns, pages: aboutPages(aboutRows(about)) }, ...tables]
  for (const [name, xml] of Object.entries(fixedParts(sheets)))
    addPart(zip, name).push(encoder.encode(xml), true)
  for (const [index, sheet] of sheets.entries()) {
    const part = addPart(zip, `xl/worksheets/sheet${index + 1}.xml`)
    part.push(encoder.encode(sheetStart(sheet.columns)))
    let line = 1
    for await (const rows of sheet.pages) {
      const above = line + 1
      part.push(encoder.encode(rows.map((row, at) => rowXml(sheet.columns, row, above + at)).join('')))
      line += rows.length
      yield* packed.splice(0)
    }
    part.push(encoder.encode(sheetEnd(sheet.columns.length, line)), true)
  }
  zip.end()
  yield* packed.splice(0)
}

const aboutColumns: readonly ExportColumn[] = [
  { name: 'about', kind: 'text', meaning: '' },
  { name: 'text', kind: 'text', meaning: '' },
]

async function* aboutPages(rows: readonly (readonly [string, string])[]): AsyncGenerator<ExportRow[]> {
  yield rows.map(([about, text]) => ({ about, text }))
}

function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 3 })
  zip.add(part)
  return part
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Parts by ECMA-376, part 1 (SpreadsheetML), all that a workbook must have. */
function fixedParts(sheets: readonly Pick<TableOfExport, 'name'>[]): Record<string, string> {
  const each = (text: (name: string, number: number) => string) =>
    sheets.map(({ name }, index) => text(name, index + 1)).join('')
  const styles = sheets.length + 1
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${kind}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, number) => `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${styles}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const styleOf: Partial<Record<ColumnKind, number>> = { day: 1, moment: 2 }

function sheetStart(columns: readonly ExportColumn[]): string {
  const widths = columns
    .map(
      ({ kind: of }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${widthOf[of]}" customWidth="1"/>`,
    )
    .join('')
  const headings = columns
    .map(({ name }) => `<c t="inlineStr" s="3"><is><t>${escaped(name)}</t></is></c>`)
    .join('')
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${headings}</row>`
}

const widthOf: Record<ColumnKind, number> = {
  text: 20,
  integer: 12,
  number: 12,
  boolean: 10,
  day: 12,
  moment: 20,
}

function sheetEnd(columns: number, lines: number): string {
  return `</sheetData><autoFilter ref="A1:${lettersOf(columns - 1)}${lines}"/></worksheet>`
}

function rowXml(columns: readonly ExportColumn[], row: ExportRow, line: number): string {
  return `<row r="${line}">${columns.map(({ name, kind: of }, index) => cellXml(row[name] ?? null, of, `${lettersOf(index)}${line}`)).join('')}</row>`
}

function cellXml(value: ExportValue, of: ColumnKind, at: string): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`
  const style = styleOf[of]
  if (style !== undefined) return `<c r="${at}" s="${style}"><v>${serialOf(value)}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** Days since the end of 1899, as spreadsheets count them; moments in UTC. */
function serialOf(text: string): number {
  return (Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text) - Date.UTC(1899, 11, 30)) / 86_400_000
}

/** What no cell may hold: control characters, which XML 1.0 has not, and more than 32,767 characters. */
function escaped(text: string): string {
  return text
    .slice(0, 32_767)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function lettersOf(column: number): string {
  const before = Math.floor(column / 26)
  return `${before > 0 ? lettersOf(before - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}
