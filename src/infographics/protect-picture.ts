import { DatelineError } from '../core/errors/errors.ts'
import { audit } from '../outreach/disclosure/audit.ts'
import type { Figure as PublishedFigure } from '../outreach/disclosure/counts.ts'
import { protect } from '../outreach/disclosure/protect.ts'
import type { ChartRow, ChartSpec, Figure, InfographicContent, KeyFigure } from './content.ts'
import { figuresOf, type PictureScope } from './picture-figures.ts'

/** What earlier pictures that may overlap have published, each by itself, the newest first. */
export type PublishedBefore = readonly (readonly PublishedFigure[])[]

/**
 * A picture without what would tell a count of one to four people, by itself or together with what was published before.
 * What is withheld reads `not-shown`, whatever it was; ranked rows that are withheld stand after those that are shown, by
 * their keys.
 * @throws DatelineError `small-cells` where the picture that results would still give one away.
 */
export function protectPicture(
  content: InfographicContent,
  scope: PictureScope = ownScope(content),
  publishedBefore: PublishedBefore = [],
): InfographicContent {
  const hidden = protect(figuresOf(content, scope), publishedBefore)
  const charts = content.charts.map((chart, index) => hiddenIn(chart, `charts.${index}`, hidden))
  const indicators = content.indicators.map((figure, index) => ({
    ...figure,
    ...hiddenFigure(figure, `indicators.${index}`, hidden),
  }))
  const drawn = { ...content, charts, indicators }
  const what = audit(figuresOf(content, scope, drawn), publishedBefore)
  if (what !== undefined) throw new DatelineError('small-cells', { what })
  return drawn
}

/** A picture by itself: whose figures they are does not matter. */
function ownScope(content: InfographicContent): PictureScope {
  return { offices: [content.office], sandbox: content.sandbox }
}

function hiddenIn(chart: ChartSpec, place: string, hidden: ReadonlySet<string>): ChartSpec {
  const figure = <Value extends Figure | undefined>(at: string, value: Value): Value | 'not-shown' =>
    hidden.has(`${place}.${at}`) ? 'not-shown' : value
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns': {
      const rows = chart.rows.map((row, index) => ({
        ...row,
        value: figure(`rows.${index}.value`, row.value),
      }))
      return { ...chart, rows: chart.kind === 'ranked-bars' ? ranked(rows) : rows }
    }
    case 'line': {
      const points = chart.points.map((point, index) => ({
        ...point,
        value: figure(`points.${index}.value`, point.value),
      }))
      return { ...chart, points }
    }
    case 'sex-age': {
      const rows = chart.rows.map(({ unknown, ...row }, index) => ({
        ...row,
        women: figure(`rows.${index}.women`, row.women),
        men: figure(`rows.${index}.men`, row.men),
        ...(unknown === undefined ? {} : { unknown: figure(`rows.${index}.unknown`, unknown) }),
      }))
      return { ...chart, rows }
    }
  }
}

function hiddenFigure(figure: KeyFigure, place: string, hidden: ReadonlySet<string>): Partial<KeyFigure> {
  const { previous } = figure
  const value = hidden.has(`${place}.value`) ? 'not-shown' : figure.value
  if (previous === undefined) return { value }
  return {
    value,
    previous: hidden.has(`${place}.previous`) ? 'not-shown' : previous,
  }
}

/** Largest first, then what is hidden, then what has no figure; what is not stated and "other" stand last. */
function ranked(rows: readonly ChartRow[]): ChartRow[] {
  const last = (row: ChartRow) => ['unknown', 'other'].indexOf(row.key)
  const kind = (row: ChartRow) => (row.value === null ? 2 : row.value === 'not-shown' ? 1 : 0)
  return rows.toSorted((a, b) => {
    if (last(a) !== last(b)) return last(a) - last(b)
    if (kind(a) !== kind(b)) return kind(a) - kind(b)
    if (typeof a.value === 'number' && typeof b.value === 'number') return b.value - a.value
    return kind(a) === 1 ? compareKeys(a.key, b.key) : 0
  })
}

function compareKeys(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
