import type { Headers } from '../answer.ts'
import { aheadWhenAnswered, headerOf } from '../answer.ts'

const quarterHourMs = 15 * 60_000
const dayMs = 24 * 60 * 60_000
/** X's clock and ours are not the same. */
const clockMs = 5 * 60_000

/** The three windows X counts in. The 24-hour ones are not documented, yet sent. */
const windows = ['x-user-limit-24hour', 'x-app-limit-24hour', 'x-rate-limit']

/**
 * When a refused account may try again, UTC. A window that has nothing left decides; a 429 can come with
 * `x-rate-limit-remaining` above 0 while the user's 24 hours are used up. Without a usable header: in 15 minutes.
 */
export function limitReset(headers: Headers, now: Date): Date {
  return exhaustedUntil(headers, now) ?? resetOf('x-rate-limit', headers, now) ?? later(now, quarterHourMs)
}

/** When the emptiest window opens again, UTC; undefined while every window has something left. */
export function exhaustedUntil(headers: Headers, now: Date): Date | undefined {
  const resets = windows
    .filter(name => headerOf(headers, `${name}-remaining`) === '0')
    .flatMap(name => resetOf(name, headers, now) ?? [])
  return resets.sort((a, b) => b.getTime() - a.getTime())[0]
}

/** A reset in the past, or further off than the longest window is long, is no time to wait for. */
function resetOf(name: string, headers: Headers, now: Date): Date | undefined {
  const seconds = Number(headerOf(headers, `${name}-reset`) ?? Number.NaN)
  // X's moment, by X's clock.
  const reset = seconds * 1000 - aheadWhenAnswered(headers, now)
  if (!Number.isFinite(reset)) return undefined
  if (reset <= now.getTime() || reset > now.getTime() + dayMs + clockMs) return undefined
  return new Date(reset)
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
