import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDay } from '../../src/core/time/days.ts'

describe('a day', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    [' 2026-11-3 ', '2026-11-03'],
    ['2026/11/03', '2026-11-03'],
    ['2026.11.03', '2026-11-03'],
    ['2026–11–03', '2026-11-03'],
    ['۲۰۲۶-۱۱-۰۳', '2026-11-03'],
    ['٢٠٢٦-١١-٠٣', '2026-11-03'],
    ['২০২৬-১১-০৩', '2026-11-03'],
    ['\u200f2026-11-03', '2026-11-03'],
  ])('is read in "%s"', (written, day) => {
    expect(readDay(written)).toEqual({ ok: true, day })
  })

  it.each([
    ['1405-08-12', /looks like a day of the Solar Hijri calendar/],
    ['۱۴۰۵-۰۲-۳۱', /Solar Hijri/],
    ['1399-12-30', /Solar Hijri/],
    ['1448-05-17', /Hijri or Bengali calendar/],
    ['1433-07-18', /Hijri or Bengali/],
    ['1460-01-01', /day of the Hijri calendar/],
    ['2569-11-03', /Buddhist/],
    ['1926-11-03', /1926 is long before/],
    ['1900-01-01', /long before/],
    ['1970-01-01', /long before/],
    ['0026-11-03', /long before/],
    ['2206-11-03', /long after/],
    ['9999-12-31', /long after/],
    ['2026-02-30', /a real day/],
    ['2026-13-01', /a real day/],
    ['2026-00-10', /a real day/],
    ['05/08/2026', /a real day as YYYY-MM-DD/],
    ['2026-11/03', /a real day/],
    ['yesterday', /a real day/],
    ['', /a real day/],
  ])('is not seen in "%s"', (written, reason) => {
    expect(readDay(written)).toEqual({ ok: false, reason: expect.stringMatching(reason) })
  })

  it.each([
    ['persian', 'Solar Hijri'],
    ['islamic-umalqura', 'Hijri'],
    ['buddhist', 'Buddhist'],
  ])('of the %s calendar is never taken for one of ours', (calendar, name) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      timeZone: 'UTC',
    })
    const days = fc.date({ min: new Date('2006-01-01'), max: new Date('2044-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, date => {
        const parts = format.formatToParts(date)
        const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
        const written = `${part('year')}-${part('month')}-${part('day')}`
        expect(readDay(written)).toEqual({ ok: false, reason: expect.stringContaining(name) })
      }),
    )
  })
})
