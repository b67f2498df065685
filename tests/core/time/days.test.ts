import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDay } from '../../../src/core/time/days.ts'
import { runsOf } from '../../factories/depth.ts'

it.each([
  ['a leap day', '2024-02-29', true],
  ['a leap day of a century', '2000-02-29', true],
  ['no leap day in other centuries', '1900-02-29', false],
  ['no leap day in other years', '2026-02-29', false],
  ['the last of April', '2026-04-30', true],
  ['no 31 April', '2026-04-31', false],
  ['the last of December', '2026-12-31', true],
  ['no month 0', '2026-00-10', false],
  ['no month 13', '2026-13-01', false],
  ['no day 0', '2026-01-00', false],
  ['no day 32', '2026-01-32', false],
  ['no year 0', '0000-01-01', false],
  ['the first day of year 1', '0001-01-01', true],
  ['the last day of year 9999', '9999-12-31', true],
  ['only the whole form', '2026-1-1', false],
  ['nothing behind it', '2026-01-01T00:00', false],
])('knows %s', (_title, text, expected) => {
  expect(isDay(text)).toBe(expected)
})

it('knows the days that a calendar has', () => {
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  fc.assert(
    fc.property(fc.nat(9_999), fc.nat(14), fc.nat(33), (year, month, day) => {
      const text = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
      const read = new Date(`${text}T00:00:00Z`)
      const inCalendar = year > 0 && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text)
      expect(isDay(text)).toBe(inCalendar)
    }),
    { numRuns: runsOf(2_000) },
  )
})
