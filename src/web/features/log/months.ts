import { dayParts } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'

/** So many calendar months before and with this one, the newest first: `2026-11`, `2026-10` … */
export function monthsBefore(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  )
}

/** "November 2026" of `2026-11`. */
export function useMonthName(): (month: string) => string {
  const { tag } = useLocale()
  return month => dayParts({ month: 'long', year: 'numeric' }, tag, new Date(`${month}-01T12:00:00Z`))
}
