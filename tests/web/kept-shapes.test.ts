import { describe, expect, it } from 'vitest'
import { linesIn } from '../../src/web/features/channels/parts/week.ts'
import { countsIn } from '../../src/web/features/log/enquiry-counts.ts'
import { noPeople, peopleIn } from '../../src/web/features/log/people.ts'
import { choiceIn, nextSlots } from '../../src/web/features/posts/choice.ts'
import { onHolidayIn, repeatIn, usualRepeat } from '../../src/web/features/posts/repeat-rule.ts'
import { numbersIn, textsIn } from '../../src/web/shared/forms/kept/kept-shapes.ts'

const monthly = {
  ...usualRepeat,
  startsAt: '2026-12-07T09:30',
  every: 'month',
  on: ['MO'],
  monthly: 'weekday',
}
const atATime = { off: ['a'], when: 'time', at: '2026-11-30T09:30', offset: '+05:00' }

/** Each with what it keeps as it is, and what another version of the app may have kept in its place. */
const shapes: readonly [string, (kept: unknown) => unknown, unknown, unknown, unknown][] = [
  ['texts', textsIn, ['en', 'ur'], ['en', 3, null], ['en']],
  ['numbers by name', numbersIn, { '18-24': 3 }, { '18-24': 3, '25-34': '4' }, { '18-24': 3 }],
  ['people', peopleIn, { ...noPeople, women: { '18-24': 3 } }, { women: 3, girls: { '0-17': 2 } }, noPeople],
  [
    'counts of enquiries',
    countsIn,
    { hotline: { wages: 2 } },
    { hotline: 2, visit: { wages: 'two' } },
    { visit: {} },
  ],
  ['the week of a channel', linesIn, [{ weekday: 1, typed: '9:3' }], [{ day: 1 }, 'noon', null], []],
  [
    'how posts repeat',
    repeatIn,
    monthly,
    { every: 'day', on: ['MO', 'XX'], end: { kind: 'until' } },
    { ...usualRepeat, on: ['MO'] },
  ],
  ['channels and a time', choiceIn, atATime, { when: 'noon', off: 'a', at: 9 }, nextSlots],
]

describe.each(shapes)('%s that a form kept', (_what, read, ours, others, expected) => {
  it('are as they were', () => {
    expect(read(ours)).toEqual(ours)
  })

  it('are without what another version of the app may have kept', () => {
    expect(read(others)).toEqual(expected)
  })

  it.each([undefined, null, 'text', 7, []])('are none where %j was kept', kept => {
    expect(read(kept)).toEqual(read({}))
  })
})

it('skips holidays where no rule of ours was kept', () => {
  expect(['skip', 'before', 'after', 'never'].map(onHolidayIn)).toEqual(['skip', 'before', 'after', 'skip'])
})
