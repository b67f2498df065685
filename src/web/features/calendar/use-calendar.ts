import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useChosenOfficeIds } from '../../shared/offices/chosen-offices.ts'
import { useNow } from '../../shared/times/clock.ts'
import { calendarPostsQuery } from './api/calendar-posts.ts'
import { expectedQuery } from './api/expected.ts'
import { slotsQuery } from './api/slots.ts'
import { cardsOf } from './cards.ts'
import { dayFactsOf } from './day-facts.ts'
import { freeSlotsOf } from './free-slots.ts'
import { type CalendarSearch, type View, viewOf } from './search.ts'
import { useCalendarClock } from './use-clock.ts'
import { wallIn, weekOf, weeksOfMonth } from './wall-clock.ts'

export type Calendar = ReturnType<typeof useCalendar>

/** What the address asks for, read and put together: the same rows for every view. */
export function useCalendar() {
  const search = useSearch({ from: '/frame/calendar' })
  const navigate = useNavigate({ from: '/calendar' })
  const clock = useCalendarClock(search.zone)
  const now = useNow()
  const nowWall = wallIn(now, clock.zone)
  const view = viewOf(search.view)
  const day = /^\d{4}-\d\d-\d\d$/.test(search.day ?? '') ? (search.day ?? '') : nowWall.slice(0, 10)
  const days = daysOf(view, day)
  const officeIds = useChosenOfficeIds()
  const channelIds = search.channels?.split(',')
  const shown = { from: days[0] ?? day, to: days.at(-1) ?? day, officeIds, channelIds }
  const posts = useQuery(calendarPostsQuery(shown))
  const slots = useQuery(slotsQuery(shown))
  const expected = useQuery(expectedQuery(shown))
  const inDays = new Set(days)
  const cards = cardsOf(posts.data ?? [], clock.wallOf).filter(({ wall }) => inDays.has(wall.slice(0, 10)))
  return {
    view,
    day,
    days,
    clock,
    nowWall,
    cards,
    channelIds,
    isLoading: !posts.data && !posts.error,
    problem: posts.error,
    reload: () => void posts.refetch(),
    slotRows: slots.data ?? [],
    free: freeSlotsOf(slots.data ?? [], now, clock.wallOf).filter(({ wall }) =>
      inDays.has(wall.slice(0, 10)),
    ),
    facts: dayFactsOf(slots.data ?? []),
    expected: (expected.data ?? []).flatMap(one =>
      one.state === 'expected' && one.dueAt && one.local
        ? [{ ...one, wall: clock.wallOf({ dueAt: one.dueAt, local: one.local }) }]
        : [],
    ),
    show: (changes: Partial<CalendarSearch>) =>
      void navigate({ search: previous => ({ ...previous, ...changes }), replace: true }),
  }
}

function daysOf(view: View, day: string): string[] {
  if (view === 'day') return [day]
  return view === 'month' ? weeksOfMonth(day).flat() : weekOf(day)
}
