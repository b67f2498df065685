import { describe, expect, inject, it } from 'vitest'
import { liveTiming } from '../../src/publishing/sending/timing.ts'
import { chanceFrom } from './chance.ts'
import { type Setup, setups } from './lane.ts'
import { runMany } from './run-many.ts'
import { faultTiming } from './timing.ts'

// A short part of `npm run faults`: real processes, killed and stopped, and the network asked what is there.

const possible: Record<Setup, boolean> = {
  'postgres-redis': inject('postgresUrl') !== '' && inject('redisUrl') !== '',
  postgres: inject('postgresUrl') !== '',
  embedded: true,
}
/** The nearest to production that this machine has. */
const setup = setups.find(each => possible[each]) ?? 'embedded'

describe(`workers that die on the set-up "${setup}"`, () => {
  it('leave each post at the network once, and every doubt explained', { timeout: 180_000 }, async () => {
    const outcomes = await runMany({ setup, seed: 7, from: 4, runs: 3, lanes: 1 }, () => undefined)
    expect(outcomes.flatMap(outcome => outcome.faults)).toEqual([])
    expect(outcomes).toHaveLength(3)
    for (const outcome of outcomes) {
      const { duplicates, lost, unapproved, early, afterRecall, needlessQuestions } = outcome
      expect({ duplicates, lost, unapproved, early, afterRecall, needlessQuestions }).toEqual({
        duplicates: 0,
        lost: 0,
        unapproved: 0,
        early: 0,
        afterRecall: 0,
        needlessQuestions: 0,
      })
    }
  })
})

describe('the moments of the faults', () => {
  it('are all stretched by the pace of the machine, but for counts and the dispatcher', () => {
    const [usual, slow] = [faultTiming(1), faultTiming(3)]
    const { failedLooksAllowed, tickMs, ...moments } = slow
    expect({ failedLooksAllowed, tickMs }).toEqual({
      failedLooksAllowed: liveTiming.failedLooksAllowed,
      tickMs: usual.tickMs,
    })
    expect(Object.keys(moments).length).toBe(Object.keys(usual).length - 2)
    expect(flat(moments)).toEqual(flat({ ...usual, failedLooksAllowed: [], tickMs: [] }).map(ms => 3 * ms))
  })

  it('let an account be away for as many read-backs as take hours on the networks', () => {
    const { lookAgainMs } = faultTiming(1)
    expect(lookAgainMs).toHaveLength(liveTiming.lookAgainMs.length)
    expect(lookAgainMs).toEqual(lookAgainMs.toSorted((one, other) => one - other))
  })
})

/** All numbers in the values of an object, in order. */
function flat(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : []
}

describe('the chance of the faults', () => {
  it('is the same for the same seed, so that a run can be repeated', () => {
    const numbers = (seed: number) => {
      const chance = chanceFrom(seed)
      return Array.from({ length: 20 }, () => chance.between(1, 1_000))
    }
    expect(numbers(5)).toEqual(numbers(5))
    expect(numbers(5)).not.toEqual(numbers(6))
    expect(Math.max(...numbers(5))).toBeLessThanOrEqual(1_000)
  })
})
