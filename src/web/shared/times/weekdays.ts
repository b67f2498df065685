import { useCallback } from 'react'
import { dayParts } from './format.ts'
import { useLocale } from './locale.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** What ISO weekdays are called, 1 being Monday: `nameOf(1)`, `nameOf(1, 'short')`. */
export function useWeekdayNames(): (weekday: number, style?: 'long' | 'short') => string {
  const { tag } = useLocale()
  return useCallback(
    (weekday, style = 'long') => dayParts({ weekday: style }, tag, new Date(Date.UTC(2024, 0, weekday))),
    [tag],
  )
}
