import { languageEntry } from '../core/languages/registry.ts'
import { smallestShown } from '../outreach/disclosure/counts.ts'
import type { ChartSpec, Figure, InfographicContent } from './content.ts'
import { creditLines } from './credit.ts'
import { figureText, keyFigureTexts, rowText } from './figure-texts.ts'
import { isolate } from './isolate.ts'
import { titleOf } from './layout/chart-frame.ts'
import { type NumberFormat, numberFormat } from './numbers.ts'
import { sayDay, sayMonth, sayPeriodOf } from './periods.ts'
import { holdsBack } from './withheld.ts'
import { wordsOf } from './words/lookup.ts'
import type { Words } from './words/words.ts'

interface DataTable {
  title: string
  head: string[]
  rows: string[][]
}

/** Everything the table page says, in the order it stands there. */
export interface DataPage {
  heading: string
  subheading: string
  sandboxMark: string | null
  tables: DataTable[]
  definitionsHeading: string
  definitions: { term: string; meaning: string }[]
  notes: { term: string; meaning: string }[]
}

/** The figures of the picture as tables, with what is counted and how; small cells stay hidden here too. */
export function dataPage(content: InfographicContent): DataPage {
  const words = wordsOf(content.language)
  const numbers = numberFormat(content)
  const { table } = words
  const credit = creditLines(content).map(line => ({
    term: table.funding,
    meaning: line.line,
  }))
  const page: DataPage = {
    heading: table.heading,
    subheading: `${content.office} · ${sayPeriodOf(content, words, numbers)}`,
    sandboxMark: content.sandbox ? `${words.sandboxMark}: ${words.sandboxNote}` : null,
    tables: [
      keyFigureTable(content, words, numbers),
      ...content.charts.map(chart => chartTable(chart, words, numbers)),
    ],
    definitionsHeading: table.definitions,
    definitions: definitions(content, words),
    notes: [
      { term: table.counting, meaning: content.countingRule },
      ...(holdsBack(content) ? [splitNote(words.heldBack(numbers.count(smallestShown)))] : []),
      { term: table.source, meaning: content.source },
      { term: table.extracted, meaning: sayDay(content.extractedOn, words, numbers) },
      ...credit,
    ],
  }
  return isolated(page, content)
}

/** "term: meaning", as the words files write it. */
function splitNote(note: string): { term: string; meaning: string } {
  const colon = note.indexOf(':')
  return { term: note.slice(0, colon), meaning: note.slice(colon + 1).trim() }
}

function keyFigureTable(content: InfographicContent, words: Words, numbers: NumberFormat): DataTable {
  const { table } = words
  return {
    title: table.keyFigures,
    head: [table.indicator, table.value, table.note],
    rows: content.indicators.map(figure => {
      const { value, label, note } = keyFigureTexts(figure, words, numbers)
      return [label, value, note ?? '–']
    }),
  }
}

function chartTable(chart: ChartSpec, words: Words, numbers: NumberFormat): DataTable {
  const { table } = words
  const title = titleOf({ words }, chart)
  const say = (value: Figure) => figureText(chart.indicator, value, words, numbers)
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns':
      return {
        title,
        head: [words.category, table.value],
        rows: chart.rows.map(row => [rowText(row, words, numbers, 'long'), say(row.value)]),
      }
    case 'line':
      return {
        title,
        head: [words.month, table.value, ...(chart.target === undefined ? [] : [words.target])],
        rows: chart.points.map(point => [
          sayMonth(point.month, words, numbers, 'long'),
          say(point.value),
          ...(chart.target === undefined ? [] : [numbers.count(chart.target)]),
        ]),
      }
    case 'sex-age':
      return {
        title,
        head: [table.age, words.women, words.men, words.unknown],
        rows: chart.rows.map(row => [
          numbers.digits(words.labels[row.age] ?? row.age),
          say(row.women),
          say(row.men),
          row.unknown === undefined ? '–' : say(row.unknown),
        ]),
      }
  }
}

function definitions(content: InfographicContent, words: Words): DataPage['definitions'] {
  const given = content.indicators.map(figure => [figure.indicator, figure.definition, figure.label] as const)
  const charted = content.charts.map(chart => [chart.indicator, undefined, undefined] as const)
  const found = new Map<string, { term: string; meaning: string }>()
  for (const [indicator, definition, label] of [...given, ...charted]) {
    const meaning = definition ?? words.indicators[indicator]?.definition
    if (meaning === undefined || found.has(indicator)) continue
    found.set(indicator, { term: label ?? words.indicators[indicator]?.label ?? indicator, meaning })
  }
  return [...found.values()]
}

function isolated(page: DataPage, content: InfographicContent): DataPage {
  const { direction } = languageEntry(content.language)
  const say = (text: string) => isolate(text, direction)
  const sayPair = (pair: { term: string; meaning: string }) => ({
    term: say(pair.term),
    meaning: say(pair.meaning),
  })
  return {
    ...page,
    subheading: say(page.subheading),
    tables: page.tables.map(table => ({
      title: say(table.title),
      head: table.head.map(say),
      rows: table.rows.map(row => row.map(say)),
    })),
    definitions: page.definitions.map(sayPair),
    notes: page.notes.map(sayPair),
  }
}
