/** The headings of a text file: its first line, cut at the separator that it has most of; none of a workbook. */
export async function headingsOfFile(file: File): Promise<string[]> {
  if (/\.xlsx$/i.test(file.name)) return []
  return headingsOf(await file.slice(0, 64_000).text())
}

/** @param text The beginning of a file of comma, semicolon or tab separated values. */
export function headingsOf(text: string): string[] {
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const separator = [',', ';', '\t', '|'].reduce((most, each) =>
    line.split(each).length > line.split(most).length ? each : most,
  )
  const cells = cellsOf(line, separator).map(cell => cell.trim())
  return [...new Set(cells)].filter(mayBeNamed)
}

/** The API takes `heading=column`, with commas between several. */
export function mayBeNamed(heading: string): boolean {
  return heading !== '' && heading.length <= 120 && !/[=,]/.test(heading)
}

function cellsOf(line: string, separator: string): string[] {
  const cells = ['']
  let isQuoted = false
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === separator && !isQuoted) cells.push('')
    else cells.push((cells.pop() ?? '') + sign)
  }
  return cells
}
