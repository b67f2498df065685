import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import type { PostState } from '../../src/publishing/post-state.ts'
import { liveTiming } from '../../src/publishing/sending/timing.ts'
import { chanceFrom } from './chance.ts'
import { type Decided, plannedOf, type SeenOccurrence, timesLost } from './judge-series.ts'
import { openLane, type Setup, setups } from './lane.ts'
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

describe('a worker of the fault runs', () => {
  it('is waited for, however often it is killed before it works', { timeout: 120_000 }, async () => {
    const lane = await openLane('embedded', 0)
    try {
      const [worker] = lane.workers
      for (const time of ['while it works', 'before it works']) {
        const ended = new Promise<void>(resolve => {
          const stop = worker?.onEvent(({ type }) => type === 'ended' && resolve(stop?.()))
        })
        const waiting = worker?.ready()
        worker?.signal('SIGKILL')
        await ended
        if (time === 'before it works') await waiting
      }
      expect((await sql`select 1 as works`.execute(lane.db)).rows).toEqual([{ works: 1 }])
    } finally {
      await lane.close()
    }
  })
})

describe('the judge of series', () => {
  const nothing = {
    skipped: new Set<string>(),
    cancelled: new Set<string>(),
    isEdited: false,
    isRecalled: false,
    heldUntil: 0,
    answeredAt: new Map<string, number>(),
    looks: [[900, 950, 999, 1_001]],
  }
  const post = (id: string, state: PostState, text = 'Free.') => ({
    id,
    channelId: 'x',
    state,
    texts: [text],
  })
  const time = (parts: Partial<SeenOccurrence>): SeenOccurrence => ({
    ...{ id: 'monday', state: 'scheduled', reason: null, at: 1_000, isRecalled: false, posts: [] },
    ...parts,
  })

  it.each<[string, Partial<SeenOccurrence>, Partial<Decided>, RegExp]>([
    ['was never made into a post', { state: 'expected' }, {}, /was not made/],
    ['has a post that was taken off', { posts: [post('1', 'cancelled')] }, {}, /not made again/],
    ['has no post', {}, {}, /not made again/],
    ['was left out by no person', { state: 'skipped', reason: 'A person skipped it.' }, {}, /left out/],
    [
      'was left out by another time',
      { state: 'skipped', reason: 'The series was edited from here on.' },
      {},
      /left out/,
    ],
    ['was passed over though a worker had seen it', { state: 'passed' }, { heldUntil: 949 }, /passed over/],
    ['waits though it was not recalled', { state: 'expected' }, { isRecalled: true }, /was not made/],
  ])('calls a time lost that %s', (_what, seen, decided, words) => {
    expect(timesLost([time(seen)], { ...nothing, ...decided })).toEqual([
      { column: 'lost', words: expect.stringMatching(words) },
    ])
  })

  it.each<[string, Partial<SeenOccurrence>, Partial<Decided>]>([
    ['has a post', { posts: [post('1', 'cancelled'), post('2', 'published')] }, {}],
    ['was cancelled by a person', { posts: [post('1', 'cancelled')] }, { cancelled: new Set(['monday']) }],
    [
      'was skipped by a person',
      { state: 'skipped', reason: 'A person skipped it.' },
      { skipped: new Set(['monday']) },
    ],
    ['passed while its series was paused', { state: 'passed' }, { heldUntil: 1_000 }],
    [
      'passed before any worker had looked from beginning to end',
      { state: 'passed' },
      { heldUntil: 899, looks: [[900], [950], [800, 890, 999, 1_001], [1_001, 1_002]] },
    ],
    [
      'passed before the answer came that it was moved',
      { state: 'passed' },
      { answeredAt: new Map([['monday', 1_000]]) },
    ],
    ['waits since its series was recalled', { state: 'expected', isRecalled: true }, { isRecalled: true }],
    ['is days away', { state: 'skipped', at: null }, {}],
  ])('calls no time lost that %s', (_what, seen, decided) => {
    expect(timesLost([time(seen)], { ...nothing, ...decided })).toEqual([])
  })

  it('expects what a series says from the last post alone, and nothing from those that were taken off', () => {
    const made = [post('1', 'cancelled'), post('2', 'published'), post('3', 'cancelled', 'Closed.')]
    expect(plannedOf([time({ posts: made })])).toMatchObject([
      { id: '1', texts: [], ends: ['cancelled'] },
      { id: '2', texts: ['Free.'], ends: ['published'] },
      { id: '3', texts: ['Closed.'], ends: ['cancelled'] },
    ])
    // Two that go out: the first is no plan, so that its state is a fault beside the second copy of the text.
    const doubled = [post('1', 'published'), post('2', 'published')]
    expect(plannedOf([time({ posts: doubled })])).toMatchObject([
      { texts: [], ends: ['cancelled'] },
      { texts: ['Free.'] },
    ])
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
