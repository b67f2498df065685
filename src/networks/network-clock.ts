import type { Clock } from '../core/time/clock.ts'
import { type Answer, headerOf } from './answer.ts'

/** How far a network's clock goes before ours, as one of its answers said. */
export interface ClockReading {
  /** The server that answered: a host name, with its port where it has one. */
  server: string
  /** In milliseconds; below zero when it goes behind. Known to about a second. */
  aheadMs: number
  /** When that was, by our clock, UTC. */
  readAt: Date
}

export interface NetworkClocks {
  /** Makes a request, and reads the clock of the server in the `Date` of its answer (RFC 9110, 6.6.1). */
  reading(origin: string, request: () => Promise<Answer>): Promise<Answer>
  /** The newest reading of a server's clock; undefined before its first answer. */
  of(origin: string): ClockReading | undefined
  all(): readonly ClockReading[]
}

/** `Date` counts in whole seconds. */
const halfSecondMs = 500
/** An answer that took longer says too little about when it was written, in milliseconds. */
const longestMs = 20_000
/** No clock that is only set to another zone, or wrong within a day, is further off. */
const mostMs = 24 * 3_600_000

/** Keeps what the answers of networks say about their clocks; ours is `clock`. */
export function createNetworkClocks(clock: Clock): NetworkClocks {
  const readings = new Map<string, ClockReading>()
  return {
    async reading(origin, request) {
      const started = clock.monotonic()
      const answer = await request()
      const tookMs = clock.monotonic() - started
      const aheadMs = answer.type === 'answer' ? aheadIn(answer, clock.now(), tookMs) : undefined
      if (aheadMs !== undefined) {
        const { host: server } = new URL(origin)
        readings.set(server, { server, aheadMs, readAt: clock.now() })
      }
      return answer
    },
    of: origin => readings.get(new URL(origin).host),
    all: () => [...readings.values()],
  }
}

function aheadIn(answer: Extract<Answer, { type: 'answer' }>, now: Date, tookMs: number): number | undefined {
  const written = Date.parse(headerOf(answer.headers, 'date') ?? '')
  if (!Number.isFinite(written) || tookMs > longestMs) return undefined
  const aheadMs = Math.round(written + halfSecondMs - (now.getTime() - tookMs / 2))
  return Math.abs(aheadMs) > mostMs ? undefined : aheadMs
}
