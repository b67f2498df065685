import type { NumberFormat } from './numbers.ts'
import type { Words } from './words/words.ts'

/** `2026-10-05` as "5 October 2026": Gregorian in every language, so that pictures can be compared. */
export function sayDay(date: string, words: Words, numbers: NumberFormat): string {
  const { year, month, day } = parts(date)
  return numbers.digits(`${day} ${words.months[month - 1] ?? month} ${year}`)
}

/** `2026-09` as "Sept"; with the year where asked for. */
export function sayMonth(month: string, words: Words, numbers: NumberFormat, form: 'short' | 'long'): string {
  const { year, month: index } = parts(month)
  if (form === 'short') return words.shortMonths[index - 1] ?? month
  return numbers.digits(`${words.months[index - 1] ?? month} ${year}`)
}

/** The period of a picture, "so far" where it is not over, and "incomplete" where months of the log were open. */
export function sayPeriodOf(
  {
    period,
    soFar,
    incomplete,
  }: { period: { from: string; to: string }; soFar?: boolean | undefined; incomplete?: boolean | undefined },
  words: Words,
  numbers: NumberFormat,
): string {
  const said = sayPeriod(period, words, numbers)
  const until = soFar ? words.soFar(said) : said
  return incomplete ? words.incomplete(until) : until
}

/** An inclusive period, as short as it can be said: a month, some months, a year, or days. */
export function sayPeriod(period: { from: string; to: string }, words: Words, numbers: NumberFormat): string {
  const from = parts(period.from)
  const to = parts(period.to)
  const monthOf = (month: number) => words.months[month - 1] ?? String(month)
  const whole = from.day === 1 && to.day === daysIn(to.year, to.month)
  const sameYear = from.year === to.year
  if (whole && sameYear && from.month === 1 && to.month === 12) return numbers.digits(String(from.year))
  if (whole && sameYear && from.month === to.month)
    return numbers.digits(`${monthOf(from.month)} ${from.year}`)
  if (whole && sameYear)
    return numbers.digits(`${words.range(monthOf(from.month), monthOf(to.month))} ${from.year}`)
  if (period.from === period.to) return sayDay(period.from, words, numbers)
  if (sameYear && from.month === to.month)
    return numbers.digits(`${words.range(String(from.day), String(to.day))} ${monthOf(to.month)} ${to.year}`)
  return words
    .range(`${sayDay(period.from, words, numbers)} `, ` ${sayDay(period.to, words, numbers)}`)
    .replace(/ {2,}/g, ' ')
}

function parts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
