import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLanes, mostPassedOver } from '../../src/database/embedded/lanes.ts'
import { currentLane, inBackground, type Lane } from '../../src/database/lane.ts'
import { runsOf } from '../factories/depth.ts'

/** A connection on which turns last as long as they say, on a clock that moves only from one happening to the next. */
function simulation() {
  let now = 0
  const timers: { at: number; work: () => void }[] = []
  const lanes = createLanes({
    now: () => now,
    after: (milliseconds, work) => void timers.push({ at: now + milliseconds, work }),
  })
  const begun: { name: string; lane: Lane; asked: number; at: number; until: number }[] = []
  const ask = async ({ name, lane, lasts }: { name: string; lane: Lane; lasts: number }) => {
    const asked = now
    const end = await lanes.take(lane)
    begun.push({ name, lane, asked, at: now, until: now + lasts })
    timers.push({ at: now + lasts, work: end })
  }
  return {
    lanes,
    begun,
    at: (at: number, turn: { name: string; lane: Lane; lasts: number }) =>
      timers.push({ at, work: () => void ask(turn) }),
    async toTheEnd() {
      while (timers.length > 0) {
        const next = timers.reduce((first, each) => (each.at < first.at ? each : first))
        timers.splice(timers.indexOf(next), 1)
        now = Math.max(now, next.at)
        next.work()
        await new Promise(resolve => setImmediate(resolve))
      }
    },
  }
}

const turns = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 2_000 }),
    lane: fc.constantFrom<Lane>('foreground', 'background'),
    lasts: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('lanes of the one connection', () => {
  it('begin a turn of the background behind its pause also where the timer is early', async () => {
    let now = 0
    const timers: (() => void)[] = []
    const lanes = createLanes({ now: () => now, after: (_milliseconds, work) => void timers.push(work) })
    const endPage = await lanes.take('background')
    const person = lanes.take('foreground')
    now = 10
    endPage() // the person waited for 10 ms, so the background pauses for 20
    const endPerson = await person
    const nextPage = lanes.take('background')
    endPerson()
    now = 29.9
    timers.shift()?.()
    expect(timers).toHaveLength(1)
    now = 30
    timers.shift()?.()
    await nextPage
  })

  it('give every turn, one at a time, in order in each lane, and the foreground first', async () => {
    await fc.assert(
      fc.asyncProperty(turns, async asked => {
        const world = simulation()
        for (const [n, { at, ...turn }] of asked.entries()) world.at(at, { name: String(n), ...turn })
        await world.toTheEnd()
        const { begun } = world
        expect(begun.map(({ name }) => name).sort()).toEqual(asked.map((_turn, n) => String(n)).sort())
        for (const [n, turn] of begun.entries()) {
          const before = begun[n - 1]
          if (before) expect(turn.at).toBeGreaterThanOrEqual(before.until)
          const later = begun.slice(n + 1).filter(each => each.asked < turn.asked)
          expect(later.filter(each => each.lane === turn.lane)).toEqual([])
          // A turn of the background never begins while one of the foreground waits; so few here are never passed over.
          if (turn.lane === 'background' && asked.length <= mostPassedOver)
            expect(later.filter(each => each.lane === 'foreground')).toEqual([])
        }
      }),
      { numRuns: runsOf(200) },
    )
  })

  it('pause the background the longer, the longer it kept the foreground waiting', async () => {
    const pauseAfter = async (lasts: number) => {
      const world = simulation()
      world.at(0, { name: 'page 1', lane: 'background', lasts })
      world.at(0, { name: 'page 2', lane: 'background', lasts: 1 })
      world.at(1, { name: 'a person', lane: 'foreground', lasts: 1 })
      await world.toTheEnd()
      expect(world.begun.map(({ name }) => name)).toEqual(['page 1', 'a person', 'page 2'])
      return (world.begun[2]?.at ?? 0) - (world.begun[0]?.until ?? 0)
    }
    expect(await pauseAfter(11)).toBe(20)
    expect(await pauseAfter(101)).toBe(200)
    expect(await pauseAfter(10_001)).toBe(500)
  })

  it('pause nothing where no one waited', async () => {
    const world = simulation()
    for (const name of ['page 1', 'page 2']) world.at(0, { name, lane: 'background', lasts: 50 })
    await world.toTheEnd()
    expect(world.begun.map(({ at }) => at)).toEqual([0, 50])
  })

  it('let the background in after so many turns, however busy the foreground is', async () => {
    const world = simulation()
    world.at(0, { name: 'page', lane: 'background', lasts: 1 })
    for (let n = 0; n < 4 * mostPassedOver; n += 1)
      world.at(0, { name: 'busy', lane: 'foreground', lasts: 10 })
    world.at(0, { name: 'page', lane: 'background', lasts: 1 })
    await world.toTheEnd()
    const pages = world.begun.flatMap(({ lane }, n) => (lane === 'background' ? [n] : []))
    expect(pages).toEqual([0, mostPassedOver + 1])
  })

  it('say what was waited for in each', async () => {
    const world = simulation()
    world.at(0, { name: 'page', lane: 'background', lasts: 30 })
    world.at(10, { name: 'a person', lane: 'foreground', lasts: 1 })
    await world.toTheEnd()
    expect(world.lanes.waits()).toEqual([
      { lane: 'foreground', turns: 1, waitedMs: 20 },
      { lane: 'background', turns: 1, waitedMs: 0 },
    ])
  })

  it('are chosen by the work that a statement belongs to', async () => {
    expect(currentLane()).toBe('foreground')
    const inside = inBackground(async () => {
      await new Promise(resolve => setImmediate(resolve))
      return currentLane()
    })
    expect(currentLane()).toBe('foreground')
    expect(await inside).toBe('background')
  })
})
