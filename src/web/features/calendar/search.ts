import { textIn } from '../../shared/page/search-text.ts'

/** View and day, in the address. */
export interface CalendarSearch {
  view?: string
  day?: string
}

export function calendarSearch(search: Record<string, unknown>): CalendarSearch {
  return textIn(search, 'view', 'day')
}
