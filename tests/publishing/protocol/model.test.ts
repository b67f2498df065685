import { describe, expect, it } from 'vitest'
import { liveTiming, sandboxTiming, type Timing } from '../../../src/publishing/protocol/timing.ts'
import { kept, type Rules } from './model/rules.ts'
import { type Findings, walk } from './model/walk.ts'
import type { Budget } from './model/world.ts'

// Every order of events of one post, two workers and a network without idempotency keys, each world walked once.
// model/record-steps.ts and model/worker-steps.ts name the function of src/publishing/protocol that each step mirrors.

const nothing: Budget = { crashes: 0, stops: 0, failedReads: 0, refusals: 0, withdrawals: 0, answers: 0 }

function rules(change: Partial<Omit<Rules, 'budget'>>, budget: Partial<Budget>): Rules {
  const whole = { ...kept, segments: 1, media: 'none', mostAttempts: Number.POSITIVE_INFINITY } as const
  return { ...whole, ...change, budget: { ...nothing, ...budget } }
}

function tell(title: string, { worlds, ends, attempts, states, duplicates }: Findings): void {
  const last = Object.entries(states).map(([state, count]) => `${count} ${state}`)
  console.info(
    `${title}: ${worlds} worlds, ${attempts} attempts at most, ${duplicates} duplicates, ${ends} ends (${last.join(', ')})`,
  )
}

describe('in every order of events, no post is sent twice, lost or left without a way on', () => {
  it.each<[string, Rules]>([
    [
      'with two crashes at any step, a worker that wakes late, a failed read-back and a refusal',
      rules({}, { crashes: 2, stops: 1, failedReads: 1, refusals: 1 }),
    ],
    ['with two workers that wake late, and a crash', rules({}, { crashes: 1, stops: 2 })],
    [
      'with images to upload, a crash, a worker that wakes late and a refusal',
      rules({ media: 'to upload' }, { crashes: 1, stops: 1, refusals: 1 }),
    ],
    [
      'with a thread of two, a crash and a worker that wakes late',
      rules({ segments: 2 }, { crashes: 1, stops: 1 }),
    ],
    [
      'with a thread of two, a crash, a failed read-back and a refusal',
      rules({ segments: 2 }, { crashes: 1, failedReads: 1, refusals: 1 }),
    ],
    [
      'with an approval withdrawn at any moment, a person who answers, a crash, a failed read-back and a refusal',
      rules({}, { crashes: 1, failedReads: 1, refusals: 1, withdrawals: 1, answers: 1 }),
    ],
  ])('%s', (title, given) => {
    const findings = walk(given)
    tell(title, findings)
    expect(findings.examples).toEqual({})
    expect(findings).toMatchObject({ duplicates: 0, losses: 0, withoutExit: 0, circles: 0 })
    expect(findings.attempts).toBeGreaterThanOrEqual(3)
  })
})

describe('the walk can see: a protocol broken on purpose sends twice', () => {
  it.each<[string, Partial<Rules>, Partial<Budget>]>([
    ['when doubts are settled without waiting', { settleWait: 'broken' }, { crashes: 1 }],
    ['when a stale worker may still write', { fence: 'broken' }, { crashes: 1, stops: 1 }],
    ['when a worker sends after its time', { deadline: 'broken' }, { crashes: 1, stops: 1 }],
    ['when an unknown outcome is sent again', { unknown: 'sent again' }, {}],
  ])('%s', (title, broken, budget) => {
    const findings = walk(rules({ ...broken, mostAttempts: 3 }, budget))
    tell(title, findings)
    expect(findings.duplicates).toBeGreaterThan(0)
  })
})

describe('the real moments are such as the walk supposes', () => {
  it.each<[string, Timing]>([
    ['on the networks', liveTiming],
    ['on the sandbox', sandboxTiming],
  ])('%s', (_title, timing) => {
    expect(timing.sendWindowMs).toBeLessThan(timing.leaseMs)
    for (const [first, second] of Object.values(timing.lookAfterMs)) {
      expect(first).toBeGreaterThan(0)
      expect(second).toBeGreaterThan(2_000)
    }
  })
})
