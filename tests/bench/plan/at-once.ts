import { loadavg } from 'node:os'

/** What a number of requests took, in milliseconds. */
export interface Times {
  p50: number
  p95: number
  /** Of the machine in the last minute, when they had ended: above the number of its cores, others were at work. */
  load: number
}

/** Asks `count` times, `width` at once: each of them asks again as soon as it has its answer. */
export async function askAtOnce(
  { width, count }: { width: number; count: number },
  ask: (number: number, lane: number) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = []
  let next = 0
  const lanes = Array.from({ length: width }, async (_each, lane) => {
    for (let number = next++; number < count; number = next++) {
      const from = performance.now()
      await ask(number, lane)
      times.push(performance.now() - from)
    }
  })
  await Promise.all(lanes)
  return { p50: at(times, 0.5), p95: at(times, 0.95), load: loadavg()[0] ?? 0 }
}

/** The round in the middle, by its p95. */
export function middleOf(rounds: readonly Times[]): Times {
  const middle = rounds.toSorted((one, other) => one.p95 - other.p95)[Math.floor((rounds.length - 1) / 2)]
  if (!middle) throw new Error('there was no round')
  return middle
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
