import { dayParts, dayRange } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import type { View } from '../search.ts'

/** What is shown, in words: `23 – 29 November 2026`, `November 2026`, `Thursday, 26 November 2026`. */
export function useRangeText(view: View, days: readonly string[], day: string): string {
  const { tag } = useLocale()
  const at = (of: string) => new Date(`${of}T12:00Z`)
  if (view === 'month') return dayParts({ month: 'long', year: 'numeric' }, tag, at(day))
  if (view === 'day')
    return dayParts({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, tag, at(day))
  const [first = day] = days
  const parts = { day: 'numeric', month: 'long', year: 'numeric' } as const
  return dayRange(parts, tag, at(first), at(days.at(-1) ?? day))
}
