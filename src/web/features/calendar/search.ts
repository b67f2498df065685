import { textIn } from '../../shared/page/search-text.ts'

/** All that decides what the calendar shows, in the address. */
export interface CalendarSearch {
  view?: string
  /** A day within what is shown, `2026-11-26`. */
  day?: string
  /** `mine` for the reader's own clock; else each office's. */
  zone?: string
  /** Channel ids with commas between them; all when absent. */
  channels?: string
}

export function calendarSearch(search: Record<string, unknown>): CalendarSearch {
  return textIn(search, 'view', 'day', 'zone', 'channels')
}

export const views = ['day', 'week', 'month', 'channels'] as const
export type View = (typeof views)[number]

export function viewOf(given: string | undefined): View {
  return views.find(view => view === given) ?? 'week'
}
