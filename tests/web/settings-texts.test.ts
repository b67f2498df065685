import { describe, expect, it } from 'vitest'
import {
  faultsOf,
  isSameWeek,
  linesOf,
  newLine,
  slotsOf,
} from '../../src/web/features/channels/parts/week.ts'
import { browserOf } from '../../src/web/features/me/parts/browser-of.ts'
import { linesOfPlaces, placesOfLines } from '../../src/web/features/settings/parts/offices/place-lines.ts'
import { readClock } from '../../src/web/shared/forms/clock-text.ts'
import { wordingChanges } from '../../src/web/shared/forms/wording-changes.ts'

describe('a time as people type it', () => {
  it.each([
    ['09:30', '09:30'],
    ['9:30', '09:30'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['7', '07:00'],
    ['۰۹:۳۰', '09:30'],
    ['٢١:٤٥', '21:45'],
    ['১৮:১৫', '18:15'],
    ['24:00', undefined],
    ['9:3', undefined],
    ['half past nine', undefined],
    ['', undefined],
  ])('reads %s as %s', (typed, expected) => {
    expect(readClock(typed)).toBe(expected)
  })
})

describe('the week of a channel while it is edited', () => {
  it('names a time that is none, and one that is there twice', () => {
    const lines = [
      newLine(1, '09:30'),
      newLine(1, '9.30'),
      newLine(2, '09:30'),
      newLine(3, 'noon'),
      newLine(4),
    ]
    expect([...faultsOf(lines).values()]).toEqual(['twice', 'badTime'])
  })

  it('leaves out lines that are still empty, and sends the others in order', () => {
    const lines = [newLine(3, '14:00'), newLine(1, '930'), newLine(2)]
    expect(slotsOf(lines)).toEqual([
      { weekday: 1, at: '09:30' },
      { weekday: 3, at: '14:00' },
    ])
  })

  it('is unchanged in another order', () => {
    const week = [
      { weekday: 3, at: '14:00' },
      { weekday: 1, at: '09:30' },
    ]
    expect(isSameWeek(slotsOf(linesOf(week)), week)).toBe(true)
  })
})

describe('the places of an office as lines', () => {
  const gujrat = { names: { en: 'Gujrat', ur: 'گجرات' }, spellings: ['Gujraat'] }

  it('keep the names by language of a place that stays', () => {
    expect(placesOfLines(linesOfPlaces([gujrat]), [gujrat])).toEqual([gujrat])
  })

  it('become spellings where they are new', () => {
    expect(placesOfLines('Gujrat, گجرات, Gujraat\nSialkot، سیالکوٹ', [gujrat])).toEqual([
      gujrat,
      { names: {}, spellings: ['Sialkot', 'سیالکوٹ'] },
    ])
  })
})

describe('where a person is signed in', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
      'Edge, Windows',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    [null, '–'],
  ])('reads %s as %s', (userAgent, expected) => {
    expect(browserOf(userAgent)).toBe(expected)
  })
})

describe('what a form changed of a text in several languages', () => {
  it.each([
    ['nothing', { en: 'Family', ur: 'خاندان' }, {}],
    ['another text', { en: 'Relatives', ur: 'خاندان' }, { en: 'Relatives' }],
    ['a language more', { en: 'Family', ur: 'خاندان', sw: 'Familia' }, { sw: 'Familia' }],
    ['a language taken away', { en: 'Family' }, { ur: null }],
  ])('is %s, and leaves alone what others wrote meanwhile', (_title, now, expected) => {
    expect(wordingChanges({ en: 'Family', ur: 'خاندان' }, now)).toEqual(expected)
  })
})
