import { DateTime } from 'luxon'
import type { InfographicLanguage } from '../../core/languages/infographic-languages.ts'
import type { Wording } from '../../core/languages/language.ts'
import { type IndicatorId, indicatorOf } from '../../indicators/registry.ts'
import { sumOf } from '../../indicators/sums.ts'
import type { Breakdown, OutreachFigures } from '../figures/outreach-figures.ts'
import { infographicWords } from './infographic-words.ts'

/** What an office adds to its figures, in the language of the infographic. */
export interface OfficeWords {
  /** The office's display name. */
  office: string
  /** `none` records that there is no donor to name; several projects have a line each. */
  credit: 'none' | CreditLine[]
  handles: string[]
  /** What keys of a dimension are called, in all languages. */
  labels?: Record<string, Record<string, Wording>>
}

/** A donor's line, in the language of the infographic. */
interface CreditLine {
  line: string
  emblem?: 'eu' | EmblemPicture
}

/** An emblem of the donor's own, in base64. */
interface EmblemPicture {
  contentType: 'image/jpeg' | 'image/png'
  width: number
  height: number
  base64: string
}

interface KeyFigureContent {
  indicator: IndicatorId
  value: number | null
  unit: 'count' | 'percent'
  previous?: number
  /** What percentages of people are shares of, now and before: not printed; they show whether a percentage is of a few people. */
  denominator?: number
  previousDenominator?: number
  note?: string
  definition?: string
}

interface Row {
  key: string
  label?: string
  value: number | null
}

type ChartContent =
  | { kind: 'ranked-bars'; indicator: IndicatorId; dimension: string; rows: Row[] }
  | {
      kind: 'line'
      indicator: IndicatorId
      points: { month: string; value: number | null }[]
      target?: number
    }
  | {
      kind: 'sex-age'
      indicator: IndicatorId
      rows: { age: string; women: number; men: number; unknown?: number }[]
    }

/** The shape that src/infographics/ takes, written out here: outreach does not know who draws it. */
export interface OutreachInfographic {
  language: InfographicLanguage
  office: string
  period: { from: string; to: string }
  previousPeriod: { from: string; to: string }
  soFar?: boolean
  /** Months of the log were open when the figures were taken. */
  incomplete?: boolean
  indicators: KeyFigureContent[]
  charts: ChartContent[]
  source: string
  extractedOn: string
  countingRule: string
  credit: OfficeWords['credit']
  handles: string[]
  sandbox: boolean
}

/** The tiles, in this order; a figure that is not known gives way to a later one that is. */
const keyFigures: readonly IndicatorId[] = [
  'enquiries',
  'participants',
  'views',
  'engagement-rate',
  'activities',
  'posts',
]
const mostKeyFigures = 4
const mostBars = 8

/**
 * What an infographic says of a snapshot, for the `infographics/` room. Values go as they are: hiding small cells is
 * done where they are drawn. Words other than English wait for a native reader.
 */
export function infographicContent(
  figures: OutreachFigures,
  language: InfographicLanguage,
  words: OfficeWords,
): OutreachInfographic {
  const own = infographicWords[language]
  return {
    language,
    office: words.office,
    period: figures.period,
    previousPeriod: figures.previousPeriod,
    ...(figures.soFar ? { soFar: true } : {}),
    ...(figures.openMonths ? { incomplete: true } : {}),
    indicators: tiles(figures, language),
    charts: charts(figures).map(chart => labelled(chart, language, words.labels)),
    source: own.source(words.office),
    extractedOn: localDay(figures),
    countingRule: own.countingRule,
    credit: words.credit,
    handles: words.handles,
    sandbox: figures.sandbox,
  }
}

function tiles(figures: OutreachFigures, language: InfographicLanguage): KeyFigureContent[] {
  const all = keyFigures.flatMap(id => figures.figures.filter(figure => figure.indicator === id))
  const known = all.filter(figure => figure.value !== null)
  const chosen = [...known, ...all.filter(figure => figure.value === null)].slice(0, mostKeyFigures)
  const inOrder = all.filter(figure => chosen.includes(figure))
  const own = infographicWords[language]
  return inOrder.map(figure => ({
    indicator: figure.indicator,
    value: figure.value,
    unit: indicatorOf(figure.indicator).unit === 'count' ? 'count' : 'percent',
    ...(figure.previous === null || figures.soFar ? {} : { previous: figure.previous }),
    ...(figure.indicator === 'women-share' ? basesOf(figure) : {}),
    ...(figure.indicator === 'engagement-rate' ? { note: own.rateNote, definition: own.rateDefinition } : {}),
  }))
}

function basesOf(figure: OutreachFigures['figures'][number]): Partial<KeyFigureContent> {
  const { denominator, previousDenominator } = figure
  return {
    ...(typeof denominator === 'number' ? { denominator } : {}),
    ...(typeof previousDenominator === 'number' ? { previousDenominator } : {}),
  }
}

/** With what the rows were called when they were frozen. */
function labelled(
  chart: ChartContent,
  language: InfographicLanguage,
  labels: OfficeWords['labels'] = {},
): ChartContent {
  if (chart.kind !== 'ranked-bars') return chart
  const rows = chart.rows.map(row => {
    const label = labels[chart.dimension]?.[row.key]?.[language]
    return label === undefined ? row : { ...row, label }
  })
  return { ...chart, rows }
}

function charts(figures: OutreachFigures): ChartContent[] {
  const byChannel = bars(figures, 'enquiries', 'channel')
  const byTopic = bars(figures, 'enquiries', 'topic')
  const found = [byChannel, byTopic, trend(figures), sexAndAge(figures)].filter(chart => chart !== undefined)
  if (found.length > 0) return found
  return [
    bars(figures, 'posts', 'network') ?? {
      kind: 'ranked-bars',
      indicator: 'enquiries',
      dimension: 'channel',
      rows: [],
    },
  ]
}

function bars(
  figures: OutreachFigures,
  indicator: IndicatorId,
  dimension: Breakdown['dimension'],
): ChartContent | undefined {
  const found = figures.breakdowns.find(one => one.indicator === indicator && one.dimension === dimension)
  if (!found || found.rows.length === 0) return undefined
  return { kind: 'ranked-bars', indicator, dimension, rows: withOther(indicator, found.rows) }
}

/** The largest rows, and all others together under "other", which stands last. */
function withOther(indicator: IndicatorId, rows: readonly Row[]): Row[] {
  const named = rows.filter(row => row.key !== 'other')
  const given = rows.filter(row => row.key === 'other')
  const room = mostBars - 1
  const rest = [...named.slice(room), ...given]
  if (rest.length === 0) return named
  return [
    ...named.slice(0, room),
    {
      key: 'other',
      value: sumOf(
        indicator,
        rest.map(row => row.value),
      ),
    },
  ]
}

function trend(figures: OutreachFigures): ChartContent | undefined {
  const months = figures.enquiriesByMonth
  const first = months.findIndex(month => month.value !== null)
  const points = first < 0 ? [] : months.slice(first)
  if (points.length < 2) return undefined
  const target = points.at(-1)?.target
  return {
    kind: 'line',
    indicator: 'enquiries',
    points: points.map(({ month, value }) => ({ month, value })),
    ...(typeof target === 'number' ? { target } : {}),
  }
}

const mostAgeBands = 10

function sexAndAge(figures: OutreachFigures): ChartContent | undefined {
  const bands = figures.participantsBySexAndAge
  if (bands.length === 0 || bands.length > mostAgeBands) return undefined
  const noted = bands.every(band => band.unknown === 0)
  const rows = bands.map(({ age, women, men, unknown }) => ({
    age,
    women,
    men,
    ...(noted ? {} : { unknown }),
  }))
  return { kind: 'sex-age', indicator: 'participants', rows }
}

/** The day of extraction where the first of the offices is. */
function localDay(figures: OutreachFigures): string {
  const zone = figures.offices[0]?.timeZone ?? 'utc'
  return DateTime.fromISO(figures.extractedAt).setZone(zone).toFormat('yyyy-MM-dd')
}
