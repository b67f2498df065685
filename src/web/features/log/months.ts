import { dayIn, dayParts } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'

/** The month that it is in offices of these zones now, the latest of them: `2026-11`. */
export function thisMonthIn(zones: readonly string[], now: number): string {
  const months = zones.map(zone => dayIn(new Date(now), zone).slice(0, 7))
  return months.toSorted().at(-1) ?? thisMonthIn(['UTC'], now)
}

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
