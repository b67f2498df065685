import type { ChartSpec, InfographicContent } from './content.ts'
import { changeOf, changeText, keyFigureTexts } from './figure-texts.ts'
import { leadingRows, namedRows, wholeOf } from './leading-rows.ts'
import type { NumberFormat } from './numbers.ts'
import { sayMonth } from './periods.ts'
import { indicatorLabel, rowLabel, type Words } from './words/words.ts'

type Ranked = Extract<ChartSpec, { kind: 'ranked-bars' }>

/** A share of fewer than these is no finding. */
const leastBase = 50

/**
 * The title: the first of these that the figures show. Enquiries by channel, enquiries by topic, another ranked chart;
 * that no channel or topic stands out; the first key figure that has a value; and if there is none, that there is none.
 */
export function findTitle(content: InfographicContent, words: Words, numbers: NumberFormat): string {
  const charts = content.charts.filter(chart => chart.kind === 'ranked-bars')
  const byChannel = charts.find(chart => chart.indicator === 'enquiries' && chart.dimension === 'channel')
  const byTopic = charts.find(chart => chart.indicator === 'enquiries' && chart.dimension === 'topic')
  const say = { content, words, numbers }
  return (
    (byChannel && channelFinding(byChannel, say)) ??
    (byTopic && topicFinding(byTopic, say)) ??
    first(charts, chart => rankedFinding(chart, say)) ??
    (byChannel && spreadFinding(byChannel, words.finding.noLeadingChannel, say)) ??
    (byTopic && spreadFinding(byTopic, words.finding.noLeadingTopic, say)) ??
    countFinding(content, words, numbers) ??
    words.finding.none
  )
}

/** One to three sentences under the title: the first key figure with its change, the target, the first topic. */
export function summarise(content: InfographicContent, words: Words, numbers: NumberFormat): string {
  return [
    leadSentence(content, words, numbers),
    targetSentence(content, words, numbers),
    topicSentence(content, words),
  ]
    .filter(sentence => sentence !== undefined)
    .join(' ')
}

interface Saying {
  content: InfographicContent
  words: Words
  numbers: NumberFormat
}

function channelFinding(chart: Ranked, { content, words, numbers }: Saying): string | undefined {
  const leading = leadingRows(chart, content)
  const whole = wholeOf(chart, content)
  if (leading.length === 0 || !(whole >= leastBase)) return undefined
  const share = leading.reduce((sum, row) => sum + row.value, 0) / whole
  const names = leading.map(row => words.inSentence[row.key] ?? words.labels[row.key] ?? rowLabel(words, row))
  const channels = names.reduce((one, other) => words.or(one, other))
  const tenth = Math.round(share * 10)
  const word = words.tenths[tenth - 1]
  const all = numbers.count(whole)
  if (word === undefined) {
    const indicator = indicatorLabel(words, chart.indicator)
    return words.finding.share(channels, numbers.percent(share * 100), indicator, all)
  }
  // Within two points of the tenth it is given plainly; further off it is "about".
  const about = Math.abs(share - tenth / 10) > 0.02 ? words.about : ''
  return words.finding.enquiriesByChannel(about + word, channels, all)
}

function topicFinding(chart: Ranked, { content, words, numbers }: Saying): string | undefined {
  const [top] = leadingRows(chart, content)
  const whole = wholeOf(chart, content)
  if (!top || !(whole >= leastBase) || otherIsLarger(chart, top)) return undefined
  const percent = numbers.percent((100 * top.value) / whole)
  return words.finding.enquiriesByTopic(rowLabel(words, top), percent, numbers.count(whole))
}

function rankedFinding(chart: Ranked, { content, words, numbers }: Saying): string | undefined {
  const [top] = leadingRows(chart, content)
  if (!top || chart.rows.length < 2 || otherIsLarger(chart, top)) return undefined
  const whole = wholeOf(chart, content)
  const indicator = indicatorLabel(words, chart.indicator)
  const label = rowLabel(words, top)
  if (whole >= leastBase)
    return words.finding.share(
      label,
      numbers.percent((100 * top.value) / whole),
      indicator,
      numbers.count(whole),
    )
  if (Number.isNaN(whole) && top.value >= leastBase)
    return words.finding.lead(label, numbers.count(top.value), indicator)
  return undefined
}

/** That none stands out, with the share of the largest rounded up, so that it is not too little. */
function spreadFinding(
  chart: Ranked,
  say: (percent: string, whole: string) => string,
  { content, numbers }: Saying,
): string | undefined {
  const [first, second] = namedRows(chart)
  const whole = wholeOf(chart, content)
  if (!first || !second || !(whole >= leastBase) || otherIsLarger(chart, first)) return undefined
  return say(numbers.percent(Math.ceil((100 * first.value) / whole)), numbers.count(whole))
}

function otherIsLarger(chart: Ranked, top: { value: number }): boolean {
  return chart.rows.some(
    row =>
      row.key === 'other' && (typeof row.value !== 'number' || row.value > top.value) && row.value !== null,
  )
}

function countFinding(content: InfographicContent, words: Words, numbers: NumberFormat): string | undefined {
  const figure = content.indicators.find(candidate => typeof candidate.value === 'number')
  if (!figure) return undefined
  const texts = keyFigureTexts(figure, words, numbers)
  return words.finding.count(texts.value, texts.label)
}

function leadSentence(content: InfographicContent, words: Words, numbers: NumberFormat): string | undefined {
  const figure = content.indicators[0]
  if (!figure) return undefined
  const { value, label } = keyFigureTexts(figure, words, numbers)
  if (figure.value === null) return words.summary.missing(label)
  if (figure.value === 'not-shown') return undefined
  const change = changeOf(figure)
  switch (change?.kind) {
    case undefined:
      return words.summary.count(value, label)
    case 'same':
      return words.summary.same(value, label)
    case 'percent': {
      const say = change.value > 0 ? words.summary.more : words.summary.fewer
      return say(value, label, numbers.percent(Math.abs(change.value)))
    }
    case 'points':
    case 'from':
      return words.summary.compared(value, label, changeText(change, words, numbers))
  }
}

function targetSentence(
  content: InfographicContent,
  words: Words,
  numbers: NumberFormat,
): string | undefined {
  const chart = content.charts.find(candidate => candidate.kind === 'line')
  const last = chart?.points.at(-1)
  if (!chart || !last || chart.target === undefined || typeof last.value !== 'number') return undefined
  const say = last.value >= chart.target ? words.summary.aboveTarget : words.summary.belowTarget
  return say(
    sayMonth(last.month, words, numbers, 'long'),
    numbers.count(last.value),
    numbers.count(chart.target),
  )
}

function topicSentence(content: InfographicContent, words: Words): string | undefined {
  const charts = content.charts.filter(chart => chart.kind === 'ranked-bars')
  const channels = charts.some(chart => chart.indicator === 'enquiries' && chart.dimension === 'channel')
  const topics = charts.find(chart => chart.indicator === 'enquiries' && chart.dimension === 'topic')
  const [top] = topics && channels ? leadingRows(topics, content) : []
  return topics && top && !otherIsLarger(topics, top) && wholeOf(topics, content) >= leastBase
    ? words.summary.firstTopic(rowLabel(words, top))
    : undefined
}

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
