import { runBounded } from '../../../bounded/run-bounded.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { ExportTableName } from '../../../core/export-names.ts'
import type { Db } from '../../../database/connect.ts'
import { type Figure, nameOf, type OwnFigure } from '../../disclosure/counts.ts'
import { daysOfMonth, monthsOf } from '../../figures/periods.ts'
import { publishedBefore } from '../../published/published-cells.ts'
import { type AnsweredFigure, answeredFigures } from '../answered-figures.ts'
import type { ExportScope } from '../export-scope.ts'
import { countsPeopleInRows, isInRows, tableWithFew } from './few-entries.ts'
import { protectFigures } from './protect-figures.ts'
import { publicFigure } from './public-figure.ts'

/**
 * What a public file of these tables publishes of people, each figure shown or withheld so that no count of one to four
 * people can be worked out from it and from what was published before.
 * @throws DatelineError `export-counts-few` where such a count would be given away; `export-public-by-project` for a
 * part of what counts people, whose rest could be subtracted; `too-costly`, BusyError.
 */
export async function figuresForPublic(
  db: Db,
  scope: ExportScope,
  { tables, person }: { tables: readonly ExportTableName[]; person: string },
): Promise<OwnFigure[]> {
  if (!countsPeopleInRows(tables) && !tables.includes('figures')) return []
  if (scope.projectIds) throw new DatelineError('export-public-by-project', {})
  const few = await tableWithFew(db, scope, tables)
  if (few !== undefined) throw new DatelineError('export-counts-few', { what: few })
  const all = withZeros(await answeredFigures(db, scope), scope)
  const figures = all.filter(figure => tables.includes('figures') || isInRows(figure, tables))
  const before: Figure[][] = await publishedBefore(db, scope)
  const mustShow = figures.filter(figure => isInRows(figure, tables)).map(({ place }) => place)
  const { hidden, given } = await runBounded(
    protectFigures,
    { figures, mustShow, publishedBefore: before },
    { person },
  )
  if (given !== null) throw new DatelineError('export-counts-few', { what: given })
  return figures.map(figure => ({ ...figure, isShown: !hidden.includes(figure.place) }))
}

/** A month or an office without a row counted no one, for all that readers know. */
function withZeros(figures: readonly AnsweredFigure[], scope: ExportScope): OwnFigure[] {
  const own = figures.flatMap((figure, index) => {
    const found = publicFigure(figure, scope.sandbox)
    return found.kind === 'people' ? [{ ...found.own, place: `${index}`, isShown: true }] : []
  })
  const counts = new Set(
    own.flatMap(({ indicator, dimension, share }) => (dimension === '' && !share ? [indicator] : [])),
  )
  const parts = [
    ...scope.officeIds.map(id => ({ offices: [id], from: scope.from, to: scope.to })),
    ...monthsOf(scope).map(({ month }) => ({ offices: scope.officeIds, ...daysOfMonth(month, scope) })),
  ]
  const known = new Set(own.map(nameOf))
  const zeros = [...counts].flatMap(indicator =>
    parts
      .map(part => ({ sandbox: scope.sandbox, indicator, dimension: '', key: '', ...part }))
      .filter(part => !known.has(nameOf(part)))
      .map(part => ({ ...part, counted: 0, place: nameOf(part), isShown: true })),
  )
  return [...own, ...zeros]
}
