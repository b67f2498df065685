import { describe, expect, it } from 'vitest'
import type { CalendarPost } from '../../src/web/features/calendar/api/calendar-posts.ts'
import { cardsOf } from '../../src/web/features/calendar/cards.ts'
import { boxesOf } from '../../src/web/features/calendar/grid/boxes.ts'
import { stepFrom, stepOfKey } from '../../src/web/features/calendar/move/steps.ts'
import {
  addDays,
  addMonths,
  momentsOf,
  startOfDay,
  wallAt,
  wallIn,
  weekOf,
  weeksOfMonth,
} from '../../src/web/features/calendar/wall-clock.ts'

const post = (changes: Partial<CalendarPost>): CalendarPost => ({
  id: 'a',
  newsItemId: 'item',
  officeId: 'lahore',
  channelId: 'x',
  channelName: 'Lahore',
  network: 'x',
  handle: 'mrc_lahore',
  language: 'en',
  state: 'scheduled',
  reason: null,
  dueAt: '2026-11-30T04:30:00.000Z',
  local: '2026-11-30T09:30',
  zone: 'Asia/Karachi',
  offset: '+05:00',
  places: ['Lahore'],
  firstWords: 'Words',
  mediaId: null,
  publishedAt: null,
  permalink: null,
  sandbox: true,
  conflicts: [],
  ...changes,
})
const local = ({ local: wall }: { local: string }) => wall

describe('the days of a calendar', () => {
  it.each([
    ['2026-11-26', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('put %s into the week from Monday, %s', (day, monday) => {
    expect(weekOf(day)[0]).toBe(monday)
  })

  it('show a month in whole weeks', () => {
    const weeks = weeksOfMonth('2026-11-26')
    expect(weeks.map(([monday]) => monday)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  })
})

describe('the clocks of a zone', () => {
  it.each([
    ['an ordinary day', '2026-11-26', 'Asia/Karachi', 24],
    ['the day on which clocks jump', '2026-03-29', 'Europe/Vienna', 23],
    ['the day on which an hour comes twice', '2026-10-25', 'Europe/Vienna', 25],
    ['a change by half an hour', '2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['a day that begins at one', '2026-09-06', 'America/Santiago', 23],
  ])('give %s its hours', (_title, day, zone, hours) => {
    expect((startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)) / 3_600_000).toBe(hours)
  })

  it.each([
    ['once', '2026-11-26T09:30', 'Asia/Kathmandu', ['2026-11-26T03:45:00.000Z']],
    ['never, where it is skipped', '2026-03-29T02:30', 'Europe/Vienna', []],
    [
      'twice, the earlier one first',
      '2026-10-25T02:30',
      'Europe/Vienna',
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ],
  ])('show a time %s', (_title, wall, zone, moments) => {
    expect(momentsOf(wall, zone)).toEqual(moments)
    for (const moment of moments) expect(wallIn(moment, zone)).toBe(wall)
  })
})

describe('a card', () => {
  it('is one item at one time on any channels, with the worst state', () => {
    const cards = cardsOf(
      [
        post({ id: 'a' }),
        post({ id: 'b', channelId: 'f', network: 'facebook', language: 'ur', state: 'failed' }),
        post({ id: 'c', local: '2026-11-30T10:00' }),
      ],
      local,
    )
    expect(cards.map(({ state, posts, languages }) => [state, posts.length, languages])).toEqual([
      ['failed', 2, ['en', 'ur']],
      ['scheduled', 1, ['en']],
    ])
  })

  it.each(['claimed', 'sending', 'published', 'needs_attention', 'reconciling'] as const)(
    'does not move while one of its posts is %s',
    state => {
      expect(cardsOf([post({}), post({ id: 'b', state })], local)[0]?.isMovable).toBe(false)
    },
  )
})

describe('things of one day', () => {
  it('stand side by side where they meet, and use the whole width where they do not', () => {
    const boxes = boxesOf([570, 580, 700], from => [from, from + 30])
    expect(boxes.map(({ from, lane, lanes }) => [from, lane, lanes])).toEqual([
      [570, 0, 2],
      [580, 1, 2],
      [700, 0, 1],
    ])
  })
})

describe('moving by keys', () => {
  const slots = ['2026-11-30T09:30', '2026-11-30T13:00', '2026-12-01T09:30']
  it.each([
    ['the next slot', 'later', '2026-11-30T09:30', '2026-11-30T13:00'],
    ['a slot of the next day', 'later', '2026-11-30T13:00', '2026-12-01T09:30'],
    ['the slot before', 'earlier', '2026-12-01T09:30', '2026-11-30T13:00'],
    ['an hour later where no slot follows', 'later', '2026-12-01T09:30', '2026-12-01T10:30'],
    ['a quarter of an hour later', 'a-little-later', '2026-11-30T23:50', '2026-12-01T00:05'],
    ['the same time of the next day', 'forward', '2026-11-30T09:30', '2026-12-01T09:30'],
  ] as const)('reaches %s', (_title, step, from, to) => {
    expect(stepFrom(from, step, slots)).toBe(to)
  })

  it('goes to the day that lies in the direction of the arrow', () => {
    expect([stepOfKey('ArrowLeft', false, false), stepOfKey('ArrowLeft', false, true)]).toEqual([
      'back',
      'forward',
    ])
  })

  it('counts minutes over midnight', () => {
    expect(wallAt('2026-11-30', -15)).toBe('2026-11-29T23:45')
  })
})
