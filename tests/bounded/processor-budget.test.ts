import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assertBudgetLeft,
  createProcessorBudget,
  spendingAs,
  spendProcessor,
} from '../../src/bounded/processor-budget.ts'
import { runBounded } from '../../src/bounded/run-bounded.ts'
import { BusyError } from '../../src/core/errors/busy-error.ts'
import { runsOf } from '../factories/depth.ts'
import { testTask } from './trial.task.ts'

const limits = { perMinuteMs: 15_000, mostMs: 30_000 }

function budgetOnClock() {
  let now = 0
  const budget = createProcessorBudget(limits, () => now)
  const refusal = (person: string) => {
    try {
      budget.assertLeft(person)
      return undefined
    } catch (thrown) {
      if (thrown instanceof BusyError) return thrown
      throw thrown
    }
  }
  return {
    ...budget,
    refusal,
    pass: (seconds: number) => {
      now += seconds * 1_000
    },
  }
}

describe('the processor time of a person', () => {
  it('is shared by all that is costly, and comes back with time', () => {
    const { spend, refusal, pass } = budgetOnClock()
    spend('amina', 20_000)
    expect(refusal('amina')).toBeUndefined()
    spend('amina', 16_000)
    const refused = refusal('amina')
    expect(refused).toMatchObject({ code: 'computing-used-up', retryAfterSeconds: 30 })
    expect(refused?.message).toContain('try again in 30 seconds')
    expect(refusal('bilal')).toBeUndefined()
    pass(30)
    expect(refusal('amina')).toBeUndefined()
  })

  it('lets in what was promised after the wait, and over any time no more than it gives back', () => {
    const steps = fc.array(
      fc.record({ seconds: fc.integer({ min: 0, max: 90 }), ms: fc.integer({ min: 1, max: 20_000 }) }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(steps, each => {
        const { spend, refusal, pass } = budgetOnClock()
        let [passed, used, last] = [0, 0, 0]
        for (const { seconds, ms } of each) {
          pass(seconds)
          passed += seconds
          const refused = refusal('amina')
          if (refused) {
            pass(refused.retryAfterSeconds)
            passed += refused.retryAfterSeconds
            expect(refusal('amina')).toBeUndefined()
          }
          spend('amina', ms)
          used += ms
          last = ms
          expect(used - last).toBeLessThanOrEqual(limits.mostMs + (passed * limits.perMinuteMs) / 60)
        }
      }),
      { numRuns: runsOf(500) },
    )
  })

  it('is charged what a thread took, and refuses what is new or waits', { timeout: 120_000 }, async () => {
    const { refusal: _refusal, pass: _pass, ...budget } = budgetOnClock()
    const task = { ...testTask('charged checks'), cpuMs: 10_000 }
    await spendingAs(
      'cem',
      async () => {
        spendProcessor(limits.mostMs - 1)
        const both = [1, 2].map(() => runBounded(task, { do: 'count' }, { person: 'cem' }))
        const ended = await Promise.allSettled(both)
        const codes = ended.map(each => (each.status === 'rejected' ? each.reason.code : 'done'))
        expect(codes).toEqual(['done', 'computing-used-up'])
        expect(assertBudgetLeft).toThrow(BusyError)
      },
      budget,
    )
    expect(await runBounded(task, { do: 'answer', value: 1 }, { person: 'cem' })).toBe(1)
  })
})
