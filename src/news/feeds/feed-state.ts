import { sql } from 'kysely'

/** What the first reading of an address brought. */
export interface FirstEntries {
  /** Ids of the drafts. */
  drafts: string[]
  /** How many entries were passed over, as they are older. */
  older: number
}

/** A feed without faults, as columns. */
export const working = {
  failures: 0,
  failing_since: null,
  fault: null,
  fault_code: null,
  reported_at: null,
} as const
export const notPaused = { paused_at: null, paused_by: null } as const

/** How long a feed that works is left alone: as its office chose, or longer where the feed asks for it. */
export function minutesBetween(intervalMinutes: number, ttlMinutes: number | null): number {
  return Math.max(intervalMinutes, ttlMinutes ?? 0)
}

/** A feed that was checked just now and is checked next in so many minutes, as columns. */
export function checkedNow(minutes: number) {
  return { checked_at: sql<Date>`now()`, next_check_at: sql<Date>`now() + ${minutesLong(minutes)}` }
}

/** By its new interval, counted from its last check; one that fails is tried again when it would have been. */
export function checkAfterLast(minutes: number) {
  return sql<Date>`case when failures > 0 then next_check_at
    else coalesce(checked_at, now()) + ${minutesLong(minutes)} end`
}

function minutesLong(minutes: number) {
  return sql`make_interval(secs => ${minutes * 60}::double precision)`
}
