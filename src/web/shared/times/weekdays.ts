import { useCallback } from 'react'
import { useLocale } from './locale.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** What ISO weekdays are called, 1 being Monday: `nameOf(1)`, `nameOf(1, 'short')`. */
export function useWeekdayNames(): (weekday: number, style?: 'long' | 'short') => string {
  const { tag } = useLocale()
  return useCallback(
    (weekday, style = 'long') =>
      new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(
        new Date(Date.UTC(2024, 0, weekday)),
      ),
    [tag],
  )
}
