import { describe, expect, inject, it } from 'vitest'
import { chanceFrom } from './chance.ts'
import { type Setup, setups } from './lane.ts'
import { runMany } from './run-many.ts'

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
