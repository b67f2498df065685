import type { Locale } from './locale.ts'
import { formatNumber } from './numbers.ts'
import { pashtoDistance } from './pashto.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "in 26 minutes", "3 days ago", in the words of the language; undefined where it is more than a month away. */
export function relativeTime(
  at: string | Date,
  now: number,
  { tag }: Pick<Locale, 'tag'>,
  style: 'long' | 'short' = 'long',
): string | undefined {
  const distance = new Date(at).getTime() - now
  const size = Math.abs(distance)
  if (size > 31 * day) return undefined
  const [unit, length]: ['minute' | 'hour' | 'day', number] =
    size < hour ? ['minute', minute] : size < day ? ['hour', hour] : ['day', day]
  const count = Math.round(distance / length)
  if (tag.startsWith('ps-')) return pashtoDistance(count, unit, formatNumber(Math.abs(count), { tag }))
  return new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style }).format(count, unit)
}

/** Under an hour, what stands beside a time: "in 26 min". */
export function soonText(at: string | Date, now: number, locale: Pick<Locale, 'tag'>): string | undefined {
  const distance = new Date(at).getTime() - now
  return distance > 0 && distance < hour ? relativeTime(at, now, locale, 'short') : undefined
}
