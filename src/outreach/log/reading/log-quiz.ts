/** How the columns of a quiz become its fields. */
export const quizColumns = { quiz_before: 'before', quiz_after: 'after', quiz_people: 'people' } as const

/** The quiz of a row, as its cells say it; undefined where it has none. */
export function quizOf(cells: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const given = Object.entries(quizColumns).flatMap(([column, field]) => {
    const cell = cells[column]
    return cell === undefined ? [] : [[field, cell] as const]
  })
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

/** Why a row's quiz cannot be taken as it is; undefined where all of it is there, or nothing. */
export function faultOfQuiz(cells: Readonly<Record<string, string>>): string | undefined {
  const columns = Object.keys(quizColumns)
  const missing = columns.filter(column => cells[column] === undefined)
  if (missing.length === 0 || missing.length === columns.length) return undefined
  return `The quiz is without ${missing.join(' and ')}; give both means and the number of people, or none of them`
}
