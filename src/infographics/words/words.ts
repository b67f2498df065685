interface IndicatorWords {
  /** As it stands under its figure, in the middle of a sentence. */
  label: string
  /** What is counted, for the table page. */
  definition: string
}

/** The sentences and labels of one language. Figures, dates and labels come in already formatted. */
export interface Words {
  outreach: string
  sandboxMark: string
  sandboxNote: string
  noFiguresYet: string
  /** Of a count that is small, or would give a small one away; both read alike. */
  notShown: string
  /** Says what that means; `limit` is the printed form of 5. */
  heldBack(limit: string): string
  target: string
  /** Headings of the first column of a chart's table. */
  category: string
  month: string
  newCount: string
  women: string
  men: string
  unknown: string
  months: readonly string[]
  shortMonths: readonly string[]
  range(from: string, to: string): string
  /** A period that is not over. */
  soFar(period: string): string
  /** A period of which an office has not closed every month. */
  incomplete(period: string): string
  indicators: Record<string, IndicatorWords>
  /** Labels of channels, topics, networks, languages, activity kinds. */
  labels: Record<string, string>
  /** The label inside a sentence, where it differs. */
  inSentence: Record<string, string>
  dimensions: Record<string, string>
  /** Chart titles by `indicator/dimension`. */
  chartTitles: Record<string, string>
  chartTitle(indicator: string, dimension: string): string
  or(one: string, other: string): string
  /** One to nine, as a word. */
  tenths: readonly string[]
  about: string
  finding: {
    /** "Six in ten of 4,812 questions reached us by WhatsApp or the hotline" */
    enquiriesByChannel(tenths: string, channels: string, whole: string): string
    enquiriesByTopic(topic: string, percent: string, whole: string): string
    /** Nearly equal figures: none has more than `percent` of the whole. */
    noLeadingChannel(percent: string, whole: string): string
    noLeadingTopic(percent: string, whole: string): string
    share(label: string, percent: string, indicator: string, whole: string): string
    lead(label: string, value: string, indicator: string): string
    count(value: string, indicator: string): string
    none: string
  }
  summary: {
    more(value: string, indicator: string, percent: string): string
    fewer(value: string, indicator: string, percent: string): string
    /** With the change as a tile says it. */
    compared(value: string, indicator: string, change: string): string
    same(value: string, indicator: string): string
    count(value: string, indicator: string): string
    aboveTarget(month: string, value: string, target: string): string
    belowTarget(month: string, value: string, target: string): string
    firstTopic(topic: string): string
    missing(indicator: string): string
  }
  change(percent: string): string
  /** Of two percentages; `points` carries its sign. */
  changeInPoints(points: string): string
  /** Instead of a change on a small base: the figure of the period before. */
  before(previous: string): string
  unchanged: string
  source(source: string, date: string): string
  /** Headings of the table page. */
  table: {
    heading: string
    period: string
    keyFigures: string
    indicator: string
    value: string
    note: string
    age: string
    definitions: string
    counting: string
    extracted: string
    source: string
    funding: string
  }
  /** Between the parts of a list. */
  listSeparator: string
  keyFiguresInAlt: string
}

/** A chart title, a known one or one made of its parts. */
export function chartTitle(words: Words, indicator: string, dimension: string): string {
  return (
    words.chartTitles[`${indicator}/${dimension}`] ??
    words.chartTitle(indicatorLabel(words, indicator), words.dimensions[dimension] ?? readable(dimension))
  )
}

export function indicatorLabel(words: Words, indicator: string): string {
  return words.indicators[indicator]?.label ?? readable(indicator)
}

/** The label of a row: the one it brings, a known one, or its key. */
export function rowLabel(words: Words, row: { key: string; label?: string | undefined }): string {
  return row.label ?? words.labels[row.key] ?? readable(row.key)
}

function readable(key: string): string {
  const text = key.replace(/[-_]+/g, ' ').trim()
  return /\s/.test(key) ? key : text.charAt(0).toUpperCase() + text.slice(1)
}
