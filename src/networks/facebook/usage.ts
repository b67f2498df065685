import { z } from 'zod'
import { type Headers, headerOf, jsonOf } from '../answer.ts'

/** How much of what Facebook allows is used up, and when it says calls are possible again. */
export interface Usage {
  /** The highest of all percentages in the headers; may pass 100. */
  percent: number
  /** Minutes until calls are possible again; 0 when they are. */
  regainMinutes: number
}

/** At this use the channel slows down, in per cent, and the pause in minutes where Facebook names none. */
const pauses = [
  { fromPercent: 100, minutes: 60 },
  { fromPercent: 90, minutes: 15 },
  { fromPercent: 80, minutes: 5 },
]

const longestPauseMinutes = 24 * 60

const share = z.number().nonnegative().catch(0)
const used = z.object({ call_count: share, total_cputime: share, total_time: share })
const perBusiness = z.record(
  z.string(),
  z.array(used.extend({ estimated_time_to_regain_access: share })).catch([]),
)

/** Reads X-App-Usage, X-Page-Usage and X-Business-Use-Case-Usage: JSON in headers, in per cent and minutes. */
export function usageOf(headers: Headers): Usage {
  const whole = ['x-app-usage', 'x-page-usage'].flatMap(name => {
    const read = used.safeParse(jsonOf(headerOf(headers, name) ?? ''))
    return read.success ? [{ ...read.data, estimated_time_to_regain_access: 0 }] : []
  })
  const cases = perBusiness.safeParse(jsonOf(headerOf(headers, 'x-business-use-case-usage') ?? ''))
  const all = [...whole, ...(cases.success ? Object.values(cases.data).flat() : [])]
  return {
    percent: Math.max(0, ...all.flatMap(each => [each.call_count, each.total_cputime, each.total_time])),
    regainMinutes: Math.max(0, ...all.map(each => each.estimated_time_to_regain_access)),
  }
}

/** Until when the channel should rest, UTC; undefined below 80 per cent. */
export function pauseFor({ percent, regainMinutes }: Usage, now: Date): Date | undefined {
  const rule = pauses.find(each => percent >= each.fromPercent)
  if (!rule && regainMinutes === 0) return undefined
  const minutes = Math.min(regainMinutes || rule?.minutes || 0, longestPauseMinutes)
  return new Date(now.getTime() + minutes * 60_000)
}

/** When a throttled account may try again, UTC. Facebook sends no Retry-After: without minutes, in an hour. */
export function throttledUntil(headers: Headers, now: Date): Date {
  const { regainMinutes } = usageOf(headers)
  const minutes = Math.min(regainMinutes || 60, longestPauseMinutes)
  return new Date(now.getTime() + minutes * 60_000)
}
