import { describe, expect, it } from 'vitest'
import { suggestHolidays } from '../../../src/offices/holidays/suggest-holidays.ts'

const day = (found: Awaited<ReturnType<typeof suggestHolidays>>, day: string) =>
  found.holidays.find(holiday => holiday.day === day)

describe('suggested holidays', () => {
  it('come from the list of the country, and those that follow the moon are to be confirmed', async () => {
    const kenya = await suggestHolidays('KE', 2027)
    expect(kenya.source).toBe('date-holidays')
    expect(day(kenya, '2027-12-12')).toMatchObject({ kind: 'fixed', toConfirm: false })
    expect(day(kenya, '2027-03-09')).toMatchObject({ kind: 'moon', toConfirm: true })
  })

  it('name each day of a holiday of several days, and no half one', async () => {
    const turkey = await suggestHolidays('TR', 2027)
    const eid = turkey.holidays.filter(holiday => holiday.name.includes('Eid')).map(holiday => holiday.day)
    expect(eid).toEqual([
      ...['2027-03-09', '2027-03-10', '2027-03-11'],
      ...['2027-05-16', '2027-05-17', '2027-05-18', '2027-05-19'],
    ])
  })

  it('name one day once, by both of its names', async () => {
    const pakistan = await suggestHolidays('PK', 2027)
    expect(day(pakistan, '2027-08-14')?.name).toMatch(/^.+; .+$/)
    expect(day(pakistan, '2027-08-14')).toMatchObject({ kind: 'fixed', toConfirm: false })
  })

  it.each([
    ['AF', '2027-08-19', '2027-03-10'],
    ['IQ', '2027-01-06', '2027-03-10'],
  ])('are Dateline’s own for %s, which the library does not have', async (country, fixed, eid) => {
    const found = await suggestHolidays(country, 2027)
    expect(found.source).toBe('dateline')
    expect(day(found, fixed)).toMatchObject({ kind: 'fixed', toConfirm: false })
    expect(day(found, eid)).toMatchObject({ kind: 'moon', toConfirm: true })
    expect(new Set(found.holidays.map(each => each.day)).size).toBe(found.holidays.length)
    for (const each of found.holidays) expect(each.day).toMatch(/^2027-/)
  })

  it('are none where no list is known', async () => {
    expect(await suggestHolidays('AQ', 2027)).toEqual({ source: null, holidays: [] })
  })
})
