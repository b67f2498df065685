import { useLocale } from '../../../shared/times/locale.ts'
import type { View } from '../search.ts'

/** What is shown, in words: `23 – 29 November 2026`, `November 2026`, `Thursday, 26 November 2026`. */
export function useRangeText(view: View, days: readonly string[], day: string): string {
  const { tag } = useLocale()
  const at = (of: string) => new Date(`${of}T12:00Z`)
  if (view === 'month') return format(tag, { month: 'long', year: 'numeric' }).format(at(day))
  if (view === 'day')
    return format(tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at(day))
  const [first = day] = days
  return format(tag, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    at(first),
    at(days.at(-1) ?? day),
  )
}

function format(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
}
