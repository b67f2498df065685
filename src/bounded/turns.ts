import { BusyError } from '../core/errors/busy-error.ts'

export interface TurnLimits {
  /** What takes turns, for the sentence of a refusal: "imports". */
  what: string
  /** How many may work at once, … */
  atOnce: number
  /** … and how many of them for one key. Below `atOnce`, so that one key never has all places. */
  atOnceForOne: number
  /** How many may wait, and how many of them for one key. Beyond it the answer is a refusal, at once. */
  waiting: number
  waitingForOne: number
}

/** Work that takes turns: the keys (people, or networks) one after another, however much each of them brings. */
export interface Turns {
  /**
   * Waits for a turn of the key. The turn ends when `release` of the answer is called; calling it again does nothing.
   * @throws BusyError `too-many-requests` where this key has too much waiting, `unavailable` where all have; what the
   * signal gives when it stops the waiting.
   */
  take(key: string, signal?: AbortSignal): Promise<{ release(): void }>
  /** Works in a turn of the key, and ends it. */
  run<Value>(key: string, work: () => Promise<Value>, signal?: AbortSignal): Promise<Value>
}

/** How long a refused caller should wait, in seconds. */
const retryAfterSeconds = 5

interface Waiter {
  start(): void
}

export function createTurns(limits: TurnLimits): Turns {
  const running = new Map<string, number>()
  const waiters = new Map<string, Waiter[]>()
  /** When each key that is at work or waits last got a turn, counted in turns: the one it was longest ago is next. */
  const lastTurn = new Map<string, number>()
  let turnsGiven = 0
  let atWork = 0
  let waiting = 0

  function hasPlace(key: string): boolean {
    return atWork < limits.atOnce && (running.get(key) ?? 0) < limits.atOnceForOne
  }

  function begin(key: string): { release(): void } {
    atWork += 1
    turnsGiven += 1
    lastTurn.set(key, turnsGiven)
    running.set(key, (running.get(key) ?? 0) + 1)
    let released = false
    return {
      release() {
        if (released) return
        released = true
        atWork -= 1
        const left = (running.get(key) ?? 1) - 1
        if (left > 0) running.set(key, left)
        else running.delete(key)
        startNext()
        if (!running.has(key) && !waiters.has(key)) lastTurn.delete(key)
      },
    }
  }

  function startNext(): void {
    for (let key = nextKey(); key !== undefined; key = nextKey()) {
      const [next, ...others] = waiters.get(key) ?? []
      keepWaiting(key, others)
      waiting -= 1
      next?.start()
    }
  }

  function nextKey(): string | undefined {
    const keys = [...waiters.keys()].filter(hasPlace)
    return keys.toSorted((a, b) => (lastTurn.get(a) ?? 0) - (lastTurn.get(b) ?? 0))[0]
  }

  function keepWaiting(key: string, queue: Waiter[]): void {
    if (queue.length > 0) waiters.set(key, queue)
    else waiters.delete(key)
  }

  function assertRoom(key: string): void {
    const isFull = waiting >= limits.waiting
    const [own, ownWaiting] = [running.get(key) ?? 0, waiters.get(key)?.length ?? 0]
    if (ownWaiting >= limits.waitingForOne && (own >= limits.atOnceForOne || !isFull))
      throw new BusyError(
        'too-many-in-progress',
        { count: own + ownWaiting, what: limits.what },
        retryAfterSeconds,
      )
    if (isFull) throw new BusyError('busy', { count: atWork + waiting, what: limits.what }, retryAfterSeconds)
  }

  async function take(key: string, signal?: AbortSignal): Promise<{ release(): void }> {
    signal?.throwIfAborted()
    if (!waiters.has(key) && hasPlace(key)) return begin(key)
    assertRoom(key)
    const { promise, resolve, reject } = Promise.withResolvers<{ release(): void }>()
    const stop = () => {
      leave(key, waiter)
      reject(signal?.reason)
    }
    const waiter: Waiter = {
      start() {
        signal?.removeEventListener('abort', stop)
        resolve(begin(key))
      },
    }
    signal?.addEventListener('abort', stop, { once: true })
    waiters.set(key, [...(waiters.get(key) ?? []), waiter])
    waiting += 1
    return await promise
  }

  function leave(key: string, waiter: Waiter): void {
    const left = (waiters.get(key) ?? []).filter(each => each !== waiter)
    waiting -= 1
    keepWaiting(key, left)
    if (!running.has(key) && !waiters.has(key)) lastTurn.delete(key)
  }

  return {
    take,
    async run(key, work, signal) {
      const turn = await take(key, signal)
      try {
        return await work()
      } finally {
        turn.release()
      }
    },
  }
}
