import type { SlotDay } from './api/slots.ts'

/** What is particular about a day, for the offices that are shown. */
export interface DayFacts {
  /** All of them are closed. */
  isDayOff: boolean
  holidays: { officeId: string; name: string }[]
  /** Clocks jump or go back. */
  clockChange: { officeId: string; kind: 'skipped' | 'repeated'; from: string; to: string } | undefined
}

export function dayFactsOf(rows: readonly SlotDay[]): Map<string, DayFacts> {
  const days = Map.groupBy(rows, ({ day }) => day)
  return new Map([...days].map(([day, ofDay]) => [day, factsOf(ofDay)]))
}

function factsOf(rows: readonly SlotDay[]): DayFacts {
  const holidays = new Map(
    rows.flatMap(({ officeId, holiday }) =>
      holiday ? [[`${officeId} ${holiday}`, { officeId, name: holiday }] as const] : [],
    ),
  )
  const changed = rows.find(({ clockChange }) => clockChange)
  return {
    isDayOff: rows.every(({ isDayOff, holiday }) => isDayOff || holiday !== null),
    holidays: [...holidays.values()],
    clockChange: changed?.clockChange ? { officeId: changed.officeId, ...changed.clockChange } : undefined,
  }
}
