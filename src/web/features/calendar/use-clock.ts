import { useChosenOffices } from '../../shared/offices/chosen-offices.ts'
import { usePreferences } from '../../shared/session/session.ts'
import { wallIn } from './wall-clock.ts'

/** On whose clock the calendar stands: each office's own, or the reader's. */
export interface CalendarClock {
  isMine: boolean
  /** For "today" and the line of now. */
  zone: string
  /** Several zones are shown at once, each on its own clock. */
  isMixed: boolean
  /** Null where the reader has no zone of their own, or the same one. */
  own: string | null
  wallOf: (at: { dueAt: string; local: string }) => string
  /** A wall-clock time of the calendar on the clock of an office, for the API. */
  toOffice: (wall: string, officeZone: string, momentOf: (wall: string, zone: string) => string) => string
}

export function useCalendarClock(wanted: string | undefined): CalendarClock {
  const zones = [...new Set(useChosenOffices().map(({ timeZone }) => timeZone))]
  const { timeZone } = usePreferences()
  const own = timeZone && !(zones.length === 1 && zones[0] === timeZone) ? timeZone : null
  const isMine = wanted === 'mine' && own !== null
  return {
    isMine,
    zone: isMine ? own : (zones[0] ?? 'UTC'),
    isMixed: !isMine && zones.length > 1,
    own,
    wallOf: ({ dueAt, local }) => (isMine ? wallIn(dueAt, own) : local.slice(0, 16)),
    toOffice: (wall, officeZone, momentOf) => (isMine ? wallIn(momentOf(wall, own), officeZone) : wall),
  }
}
