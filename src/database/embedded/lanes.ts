import type { Lane } from '../lane.ts'

/** Turns on the one connection. */
export interface Lanes {
  /** Waits for a turn; it ends when what this gives is called. */
  take(lane: Lane): Promise<() => void>
  /** What was waited for since the start, by lane. */
  waits(): readonly LaneWaits[]
}

export interface LaneWaits {
  lane: Lane
  turns: number
  /** Of all turns together. */
  waitedMs: number
}

export interface LaneTime {
  /** A moment in milliseconds, of any clock that never goes back. */
  now(): number
  after(milliseconds: number, work: () => void): void
}

/**
 * So many turns of the foreground may pass a background one; then it is next, so that an export beside a very busy
 * office ends, too.
 */
export const mostPassedOver = 50

/** The background pauses for so many times as long as it has kept the foreground waiting, … */
const pauseFactor = 2
/** … and for no longer than this, in milliseconds. */
const longestPauseMs = 500

interface Waiter {
  since: number
  start(): void
}

/**
 * First come, first served in each lane, and the foreground before the background. A turn of the background that others
 * had to wait for is followed by a pause of it, the longer the longer they waited.
 */
export function createLanes({ now, after }: LaneTime = realTime): Lanes {
  const waiting: Record<Lane, Waiter[]> = { foreground: [], background: [] }
  const waits: Record<Lane, LaneWaits> = {
    foreground: { lane: 'foreground', turns: 0, waitedMs: 0 },
    background: { lane: 'background', turns: 0, waitedMs: 0 },
  }
  let atWork: Lane | undefined
  let passedOver = 0
  let pausedUntil = Number.NEGATIVE_INFINITY
  let isWaking = false

  function startNext(): void {
    if (atWork) return
    const lane = nextLane()
    if (!lane) return
    const next = waiting[lane].shift()
    if (!next) return
    if (lane === 'background') passedOver = 0
    else if (waiting.background.length > 0) passedOver += 1
    atWork = lane
    waits[lane].turns += 1
    waits[lane].waitedMs += now() - next.since
    next.start()
  }

  function nextLane(): Lane | undefined {
    const [background, foreground] = [waiting.background.length > 0, waiting.foreground.length > 0]
    if (background && passedOver >= mostPassedOver) return 'background'
    if (foreground) return 'foreground'
    return background && now() >= pausedUntil ? 'background' : undefined
  }

  function end(): void {
    if (atWork === 'background') pause()
    atWork = undefined
    startNext()
  }

  function pause(): void {
    const first = waiting.foreground[0]
    if (!first) return
    const pauseMs = Math.min(longestPauseMs, pauseFactor * (now() - first.since))
    pausedUntil = now() + pauseMs
    if (isWaking) return
    isWaking = true
    after(pauseMs, wake)
  }

  /** Timers may be a little early: without another one the background would wait for a turn of the foreground. */
  function wake(): void {
    const left = pausedUntil - now()
    if (left > 0) {
      after(left, wake)
      return
    }
    isWaking = false
    startNext()
  }

  return {
    async take(lane) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting[lane].push({ since: now(), start: resolve })
      startNext()
      await promise
      let ended = false
      return () => {
        if (ended) return
        ended = true
        end()
      }
    },
    waits: () => Object.values(waits),
  }
}

const realTime: LaneTime = {
  now: () => performance.now(),
  after: (milliseconds, work) => void setTimeout(work, milliseconds),
}
