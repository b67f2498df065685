import { sql } from 'kysely'

/** A feed may ask for a longer interval than its office chose, up to a day, in minutes. */
const longestTtl = 1_440

/** Where entries are left for later, the next check comes soon, in minutes. */
export const soon = 15

/** After a fault a feed is asked again in 15 minutes, then in 30, and so on up to 6 hours. */
export const afterFault = { firstMs: 15 * 60_000, longestMs: 6 * 3_600_000 } as const

/** The interval that a feed asks for itself, in minutes; 0 where it does not say. */
export function ttlOf({ ttlMinutes }: { ttlMinutes?: number | undefined }): number {
  return Math.min(Math.ceil(ttlMinutes ?? 0), longestTtl)
}

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
