import type { Coordinates, OwnFigure } from '../outreach/disclosure/counts.ts'
import type { ChartSpec, Figure, InfographicContent, KeyFigure } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'
import { printedPercent } from './numbers.ts'
import { earlierPeriod, lastDay } from './spans.ts'

/** Whose figures a picture shows: ids of offices. */
export type PictureScope = Pick<Coordinates, 'offices' | 'sandbox'>

/**
 * Every count and percentage of people in a picture, by its place (`indicators.0.value`, `charts.1.rows.2.men`), with
 * what it is in `content` and whether `drawn`, the same picture as it is drawn, shows it. Months are counts of their own
 * days, so that they add up to the period they lie in and to the one before; a month without a figure counts as none.
 */
export function figuresOf(
  content: InfographicContent,
  scope: PictureScope,
  drawn: InfographicContent = content,
): OwnFigure[] {
  return [
    ...content.indicators.flatMap((figure, index) => keyFigures(figure, index, content, scope, drawn)),
    ...content.charts.flatMap((chart, index) => {
      if (!indicatorFacts(chart.indicator).people) return []
      const shown = new Map(drawn.charts[index] && entriesOf(drawn.charts[index]).map(e => [e.key, e.value]))
      return entriesOf(chart).flatMap(({ key, place, value }) => {
        const counted = isByMonth(chart) ? (value ?? 0) : value
        if (counted === null || counted === undefined) return []
        const at = { ...scope, indicator: chart.indicator, ...coordinatesOf(chart, key, content) }
        return [
          {
            ...at,
            place: `charts.${index}.${place}`,
            counted: counted === 'not-shown' ? null : counted,
            isShown: shown.get(key) !== 'not-shown',
          },
        ]
      })
    }),
  ]
}

function keyFigures(
  figure: KeyFigure,
  index: number,
  content: InfographicContent,
  scope: PictureScope,
  drawn: InfographicContent,
): OwnFigure[] {
  const { indicator, denominator, previousDenominator } = figure
  const { people, shareOf, unit: usual } = indicatorFacts(indicator)
  const isPercent = (figure.unit ?? usual) === 'percent'
  const isShareOfPeople =
    shareOf !== undefined || denominator !== undefined || previousDenominator !== undefined
  if (isPercent ? !isShareOfPeople : !people) return []
  const base = content.indicators.find(each => each.indicator === shareOf)
  return (['value', 'previous'] as const).flatMap(moment => {
    const value = figure[moment]
    if (value === null || value === undefined) return []
    const days = moment === 'value' ? content.period : earlierPeriod(content)
    const whole = (moment === 'value' ? denominator : previousDenominator) ?? base?.[moment]
    const counted = value === 'not-shown' ? null : value
    const share = {
      ...(typeof whole === 'number' ? { whole } : {}),
      ...printedPercent(counted ?? 0),
    }
    return [
      {
        ...scope,
        indicator,
        dimension: '',
        key: '',
        from: days.from,
        to: days.to,
        place: `indicators.${index}.${moment}`,
        counted,
        isShown: drawn.indicators[index]?.[moment] !== 'not-shown',
        ...(isPercent ? { share } : {}),
        ...(moment === 'previous' ? { isEarlier: true } : {}),
      },
    ]
  })
}

/** `other` stands for all that have no row of their own: which those are is part of its key. */
function coordinatesOf(
  chart: ChartSpec,
  key: string,
  content: InfographicContent,
): Pick<Coordinates, 'dimension' | 'key' | 'from' | 'to'> {
  if (isByMonth(chart)) return { dimension: '', key: '', from: `${key}-01`, to: lastDay(key) }
  const { from, to } = content.period
  if (!('dimension' in chart)) return { dimension: chart.kind, key, from, to }
  const named = chart.rows.map(row => row.key).filter(each => each !== 'other')
  const own = key === 'other' ? `other than ${named.toSorted().join(', ')}` : key
  return { dimension: chart.dimension, key: own, from, to }
}

function entriesOf(chart: ChartSpec): { key: string; place: string; value: Figure | undefined }[] {
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns':
      return chart.rows.map(({ key, value }, row) => ({ key, place: `rows.${row}.value`, value }))
    case 'line':
      return chart.points.map(({ month, value }, point) => ({
        key: month,
        place: `points.${point}.value`,
        value,
      }))
    case 'sex-age':
      return chart.rows.flatMap((row, index) =>
        (['women', 'men', 'unknown'] as const).map(sex => ({
          key: `${sex}/${row.age}`,
          place: `rows.${index}.${sex}`,
          value: row[sex],
        })),
      )
  }
}

function isByMonth(chart: ChartSpec): boolean {
  return chart.kind === 'line' || ('dimension' in chart && chart.dimension === 'month')
}
