import { isAgeBand } from '../../../../core/age-band.ts'
import { bySpelling, spelt } from './spelt.ts'
import { sexHeadings } from './usual-headings.ts'

/** `Female 18 to 24`, `Men (65 and over)`, `خواتین ۱۸-۲۴` as `women_18-24`, `men_65+`; undefined for another heading. */
export function participantsHeading(heading: string): string | undefined {
  const words = spelt(heading)
    .replace(/(?<=\d)\s*(?:to|and under|تا|الى|থেকে)\s*(?=\d)/gu, '-')
    .replace(/\s*-\s*/gu, '-')
    .split(' ')
    .filter(word => !fillers.has(word))
  for (let length = 1; length <= words.length; length += 1) {
    const first = sexes.get(words.slice(0, length).join(' '))
    if (first !== undefined) return named(first, words.slice(length))
    const last = sexes.get(words.slice(-length).join(' '))
    if (last !== undefined) return named(last, words.slice(0, -length))
  }
  return undefined
}

const sexes = bySpelling(sexHeadings)

/** What says that the digits beside it are ages, or that people are counted. */
const fillers: ReadonlySet<string> = new Set(
  'age ages aged year years yrs yr old participants no of number سال سالہ سنة سنوات کلن বছর'
    .split(' ')
    .map(spelt),
)

function named(sex: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return sex
  const band = bandOf(words.join(' '))
  return band === undefined ? undefined : `${sex}_${band}`
}

function bandOf(text: string): string | undefined {
  const under = /^(?:under|below|less than|<)\s*(\d{1,3})$/.exec(text)?.[1]
  const over = /^(\d{1,3})\s*(?:\+|plus|and over|and above|and older|or over|or older)$/.exec(text)?.[1]
  const band =
    under !== undefined ? `under-${under}` : over !== undefined ? `${over}+` : text.replace(' ', '-')
  return isAgeBand(band) ? band : undefined
}
