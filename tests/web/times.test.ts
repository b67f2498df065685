import { describe, expect, it } from 'vitest'
import {
  clockTime,
  dayIn,
  dayParts,
  dayRange,
  longDay,
  offsetIn,
  shortDay,
} from '../../src/web/shared/times/format.ts'
import { localeOf } from '../../src/web/shared/times/locale.ts'
import { formatNumber } from '../../src/web/shared/times/numbers.ts'
import { relativeTime, soonText } from '../../src/web/shared/times/relative.ts'

const at = '2026-11-26T12:30:00Z'
const english = localeOf('en', 'latin', false)

describe('times on the screens', () => {
  it.each([
    ['Asia/Karachi', '17:30', '+05:00'],
    ['Europe/Vienna', '13:30', '+01:00'],
    ['Asia/Kabul', '17:00', '+04:30'],
    ['UTC', '12:30', '+00:00'],
  ])('are those of the clocks in %s', (zone, time, offset) => {
    expect(clockTime(at, zone, english)).toBe(time)
    expect(offsetIn(at, zone)).toBe(offset)
  })

  it.each([
    ['en', 'Thu 26 Nov'],
    ['ps', 'پینځنۍ 26 نومبر'],
    ['fa-AF', 'پنجشنبه 26 نومبر'],
  ])('name the day in %s', (language, expected) => {
    const shown = shortDay(at, 'Asia/Karachi', localeOf(language, 'latin', false), at)
    expect(shown.replaceAll(/[,،]/g, '')).toBe(expected)
  })

  it('name the day before the month in Dari, between two days and in the Solar Hijri calendar, too', () => {
    const [first, last] = [new Date('2026-11-30'), new Date('2026-12-06')]
    const locale = localeOf('fa-AF', 'latin', true)
    const range = dayRange({ day: 'numeric', month: 'short', year: 'numeric' }, locale.tag, first, last)
    expect(range).toMatch(/^30 نومبر\W+6 دسمبر 2026$/)
    expect(longDay(at, 'Asia/Karachi', locale)).toMatch(/^پنجشنبه،? 26 نومبر 2026 \(5 قوس\)$/)
  })

  it('name days of the calendar and what lies between two of them in Pashto', () => {
    const [first, last] = [new Date('2026-11-30'), new Date('2026-12-06')]
    const { tag } = localeOf('ps', 'latin', false)
    expect(dayParts({ weekday: 'short' }, tag, first)).toBe('دونۍ')
    const range = dayRange({ day: 'numeric', month: 'long', year: 'numeric' }, tag, first, last)
    expect(range).toMatch(/^30 نومبر\W+6 ډسمبر 2026$/)
  })

  it('name the year of another year', () => {
    expect(shortDay('2027-01-04T12:00:00Z', 'UTC', english, at)).toBe('Mon, 4 Jan 2027')
  })

  it('go by the day of the place, not of the reader', () => {
    expect(dayIn('2026-11-26T20:00:00Z', 'Asia/Karachi')).toBe('2026-11-27')
    expect(dayIn('2026-11-26T20:00:00Z', 'Europe/Vienna')).toBe('2026-11-26')
  })

  it.each([
    ['latin', '17:30', '2,935'],
    ['persian', '۱۷:۳۰', '۲٬۹۳۵'],
    ['arabic', '١٧:٣٠', '٢٬٩٣٥'],
  ] as const)('have %s digits where the person chose them', (digits, time, number) => {
    const locale = localeOf('ps', digits, false)
    expect(clockTime(at, 'Asia/Karachi', locale)).toBe(time)
    expect(formatNumber(2935, locale)).toBe(number)
  })

  it('show the Solar Hijri day beside the Gregorian one', () => {
    expect(longDay(at, 'Asia/Kabul', localeOf('fa-AF', 'latin', true))).toMatch(/2026.*\(5 .+\)$/)
    expect(longDay(at, 'Asia/Kabul', localeOf('ps', 'latin', true))).toMatch(/نومبر.*\(5 لیندۍ\)$/)
  })

  const now = Date.parse('2026-11-26T12:04:00Z')
  it.each([
    ['en', at, 'in 26 minutes'],
    ['en', '2026-11-23T12:04:00Z', '3 days ago'],
    ['ps', at, 'په 26 دقیقو کې'],
    ['ps', '2026-11-23T12:04:00Z', '3 ورځې مخکې'],
    ['ps', '2026-11-25T12:04:00Z', 'پرون'],
  ])('say in %s how far away a moment is: %s', (language, moment, expected) => {
    expect(relativeTime(moment, now, localeOf(language, 'latin', false))).toBe(expected)
  })

  it('say that a moment is near only within the hour before it', () => {
    expect(soonText(at, now, english)).toBe('in 26 min')
    expect(soonText('2026-11-26T13:05:00Z', now, english)).toBeUndefined()
    expect(soonText('2026-11-26T12:00:00Z', now, english)).toBeUndefined()
  })
})
