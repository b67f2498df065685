import { strToU8, zipSync } from 'fflate'

/** A cell: text, a number, a day (`YYYY-MM-DD`), a formula with what it gave, an error, nothing. */
export type WorkbookCell =
  | string
  | number
  | null
  | { day: string }
  | { formula: string; gave?: number }
  | { error: string }

export interface WorkbookFacts {
  rows: readonly (readonly WorkbookCell[])[]
  /** Ranges, such as `A2:A3`. */
  merged?: readonly string[]
  /** Numbers of rows, from 1. */
  hiddenRows?: readonly number[]
  /** Numbers of columns, from 1. */
  hiddenColumns?: readonly number[]
  /** Days are counted from 1904, as old Macs did. */
  from1904?: boolean
  /** Names of further sheets. */
  others?: readonly string[]
}

/** A workbook as other programs write it: texts in a table of their own, days as numbers with a format. */
export function workbook(facts: WorkbookFacts): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(partsOf(facts)).map(([name, text]) => [name, strToU8(text)])),
  )
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function partsOf({
  rows,
  merged = [],
  hiddenRows = [],
  hiddenColumns = [],
  from1904,
  others = [],
}: WorkbookFacts) {
  const texts: string[] = []
  const sheets = ['Log', ...others]
  const body = rows
    .map((row, index) => {
      const hidden = hiddenRows.includes(index + 1) ? ' hidden="1"' : ''
      const cells = row.map((cell, column) => cellXml(cell, `${letter(column)}${index + 1}`))
      return `<row r="${index + 1}"${hidden}>${cells.join('')}</row>`
    })
    .join('')
  const columns = hiddenColumns.map(at => `<col min="${at}" max="${at}" hidden="1" width="9"/>`).join('')
  const merges = merged.map(range => `<mergeCell ref="${range}"/>`).join('')
  function cellXml(cell: WorkbookCell, at: string): string {
    if (cell === null) return ''
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`
    if ('day' in cell) return `<c r="${at}" s="1"><v>${serial(cell.day, from1904 ?? false)}</v></c>`
    if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
    return `<c r="${at}"><f>${cell.formula}</f>${cell.gave === undefined ? '' : `<v>${cell.gave}</v>`}</c>`
  }
  const relations = [
    ...sheets.map((_, index) => [`worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
    ['styles', 'styles.xml'] as const,
    ['sharedStrings', 'sharedStrings.xml'] as const,
  ]
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${kind}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${relations.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${body}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
    ...Object.fromEntries(
      others.map((_, index) => [
        `xl/worksheets/sheet${index + 2}.xml`,
        `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
      ]),
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${texts.map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  }
}

function serial(day: string, from1904: boolean): number {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return (Date.parse(`${day}T00:00:00Z`) - start) / 86_400_000
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
