import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import {
  type ChosenUse,
  chooseUses,
  type PoolEntry,
  type Use,
} from '../../../../../src/publishing/calendar/series/evergreen/choose-uses.ts'
import { freeSlots } from '../../../../../src/publishing/calendar/times/free-slots.ts'
import { type PlannedTime, plannedAt } from '../../../../../src/publishing/calendar/times/planned-time.ts'
import { runsOf } from '../../../../factories/depth.ts'

const dayMs = 86_400_000
const first = DateTime.fromISO('2026-03-20T09:30', { zone: 'Europe/Vienna' })

const entry = (itemPosition: number, sameTextKey?: string): PoolEntry => ({
  itemPosition,
  language: 'en',
  sameTextKey,
})
const slotOn = (day: number): PlannedTime => plannedAt(first.plus({ days: day }), [], [])
const use = (itemPosition: number, day: number): Use => {
  const { local, dueAt } = slotOn(day)
  return { itemPosition, language: 'en', local, dueAt }
}
const shown = (chosen: Iterable<ChosenUse>) =>
  [...chosen].map(({ slot, entry: { itemPosition } }) => `${slot.local.slice(5, 10)} item ${itemPosition}`)

describe('the slots of a pool', () => {
  it.each<[string, Partial<Parameters<typeof chooseUses>[0]>, string[]]>([
    ['go to its items in turn', {}, ['03-20 item 0', '03-21 item 1', '03-22 item 2', '03-23 item 0']],
    [
      'stay free where every item was used too near',
      { leastDays: 4 },
      ['03-20 item 0', '03-21 item 1', '03-22 item 2'],
    ],
    [
      'go to the item that waits longest',
      { uses: [use(0, -1), use(1, -9), use(2, -5)], leastDays: 1 },
      ['03-20 item 1', '03-21 item 2', '03-22 item 0', '03-23 item 1'],
    ],
    [
      'keep their distance from what is still to come, too',
      { uses: [use(0, 2)], entries: [entry(0)], leastDays: 2 },
      ['03-20 item 0'],
    ],
    [
      'do not say the same twice in a row where the network minds',
      { entries: [entry(0, 'a'), entry(1, 'a'), entry(2, 'b')], mindsFor: 0, leastDays: 1 },
      ['03-20 item 0', '03-21 item 2', '03-22 item 1', '03-23 item 2'],
    ],
    [
      'do not say the same within the time in which the network minds',
      { entries: [entry(0, 'a'), entry(1, 'b')], mindsFor: 2 * dayMs, leastDays: 1 },
      ['03-20 item 0', '03-21 item 1', '03-23 item 0'],
    ],
  ])('%s', (_title, parts, expected) => {
    const given = {
      slots: [0, 1, 2, 3].map(slotOn),
      entries: [entry(0), entry(1), entry(2)],
      uses: [],
      leastDays: 3,
      ...parts,
    }
    expect(shown(chooseUses(given))).toEqual(expected)
  })

  it('count days of the calendar: a week is a week where the clocks go forward within it', () => {
    const slots = [slotOn(0), slotOn(7), slotOn(14)]
    expect(slots.map(slot => slot.offset)).toEqual(['+01:00', '+01:00', '+02:00'])
    expect(shown(chooseUses({ slots, entries: [entry(0)], uses: [], leastDays: 7 }))).toHaveLength(3)
  })
})

const zones = ['Asia/Karachi', 'Europe/Vienna', 'Africa/Cairo', 'America/New_York', 'Australia/Lord_Howe']
const pools = fc.record({
  zone: fc.constantFrom(...zones),
  from: fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 31) / 60_000 }),
  days: fc.integer({ min: 1, max: 60 }),
  slots: fc.uniqueArray(
    fc.record({ weekday: fc.integer({ min: 1, max: 7 }), at: fc.constantFrom('02:30', '09:30', '18:00') }),
    { minLength: 1, maxLength: 8, selector: slot => `${slot.weekday} ${slot.at}` },
  ),
  keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 }),
  leastDays: fc.integer({ min: 1, max: 30 }),
  mindsForDays: fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }),
  used: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: -40, max: 60 * 24 })), { maxLength: 8 }),
  taken: fc.array(fc.nat({ max: 60 * 24 }), { maxLength: 8 }),
})

describe('of any pool, week and past, its uses', () => {
  it('have free slots, one each, up to the end; keep their distance; repeat nothing; and waste no slot', {
    timeout: 60_000,
  }, () => {
    let count = 0
    const check = fc.property(pools, given => {
      const { zone, keys, leastDays } = given
      const from = new Date(given.from * 60_000)
      const until = new Date(from.getTime() + given.days * dayMs)
      const office = { timeZone: zone, workingDays: [1, 2, 3, 4, 5, 6, 7], holidays: [] }
      const channel = { slots: given.slots, leastGapMinutes: 30, postOnHolidays: 'yes' as const }
      const taken = given.taken.map(hours => new Date(from.getTime() + hours * 3_600_000))
      const entries = keys.map((key, position) => entry(position, key))
      const uses = given.used
        .filter(([position]) => position < keys.length)
        .map(([position, hours]): Use => {
          const moment = DateTime.fromMillis(from.getTime() + hours * 3_600_000, { zone })
          const { local, dueAt } = plannedAt(moment, [], [])
          return { itemPosition: position, language: 'en', local, dueAt }
        })
      const slots = () => freeSlots({ from, until, office, channel, taken })
      const mindsFor = given.mindsForDays === undefined ? undefined : given.mindsForDays * dayMs
      const chosen = [...chooseUses({ slots: slots(), entries, uses, leastDays, mindsFor })]
      count += chosen.length
      const all = [
        ...uses.map(each => ({ ...each, isNew: false })),
        ...chosen.map(({ slot, entry: { itemPosition } }) => ({
          itemPosition,
          local: slot.local,
          dueAt: slot.dueAt,
          isNew: true,
        })),
      ].toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
      const free = [...slots()].map(slot => slot.dueAt.getTime())
      const times = chosen.map(({ slot }) => slot.dueAt.getTime())
      expect(new Set(times).size).toBe(times.length)
      for (const time of times) {
        expect(free).toContain(time)
        expect(time).toBeGreaterThanOrEqual(from.getTime())
        expect(time).toBeLessThan(until.getTime())
      }
      const day = (local: string) => Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / dayMs
      for (const [index, one] of all.entries()) {
        for (const other of all.slice(index + 1)) {
          if (!one.isNew && !other.isNew) continue
          if (one.itemPosition === other.itemPosition)
            expect(Math.abs(day(other.local) - day(one.local))).toBeGreaterThanOrEqual(leastDays)
          if (mindsFor !== undefined && keys[one.itemPosition] === keys[other.itemPosition])
            expect(other.dueAt.getTime() - one.dueAt.getTime()).toBeGreaterThan(mindsFor)
        }
      }
      if (mindsFor !== undefined) return
      // A slot that stays free has no item that could have had it.
      for (const slot of slots()) {
        if (times.includes(slot.dueAt.getTime())) continue
        for (const each of entries) {
          const own = all.filter(used => used.itemPosition === each.itemPosition)
          expect(own.some(used => Math.abs(day(used.local) - day(slot.local)) < leastDays)).toBe(true)
        }
      }
    })
    fc.assert(check, { numRuns: runsOf(1_000) })
    expect(count).toBeGreaterThan(runsOf(1_000))
  })
})
