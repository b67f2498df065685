import { withoutForbidden, withPlainLineEnds } from '../../../core/text/characters.ts'
import type { Note } from '../../../core/text/note.ts'
import type { CsvRow } from './csv-rows.ts'
import { isParticipantsColumn } from './log-columns.ts'
import { readCount } from './log-numbers.ts'

const countColumns = ['count', 'materials', 'estimated_audience']

/** What was guessed or taken out of a row that came in: thousands set apart, invisible characters. */
export function notesOfRow({ line, cells }: CsvRow): Note[] {
  return Object.entries(cells).flatMap(([column, cell]): Note[] => {
    const place = `line ${line}, column ${column}`
    const isCount = countColumns.includes(column) || isParticipantsColumn(column)
    const count = isCount ? readCount(cell) : undefined
    if (count?.grouped) {
      return [{ place, code: 'number-read', message: `"${cell}" was read as ${count.value}.` }]
    }
    const { removed } = withoutForbidden(withPlainLineEnds(cell))
    if (removed.length === 0) return []
    const message = `Invisible characters were removed: ${removed.join(', ')}.`
    return [{ place, code: 'characters-removed', message }]
  })
}
