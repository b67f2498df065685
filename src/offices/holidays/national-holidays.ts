import type { OfficeHoliday } from './holiday.ts'
import type { IslamicHoliday } from './islamic-holidays.ts'

/** National holidays on fixed dates, in the years given. */
export function fixedHolidays(country: string, years: readonly number[]): OfficeHoliday[] {
  const holidays = fixedDates[country] ?? []
  return years.flatMap(year =>
    holidays.map(([monthDay, name]) => ({
      day: `${year}-${monthDay}`,
      name,
      kind: 'fixed' as const,
      toConfirm: false,
    })),
  )
}

/**
 * Per country: month-day, then the name. Holidays that follow the moon or the church year change from year to year,
 * and some are announced late: the office accepts them from the suggestions, or enters them.
 */
const fixedDates: Readonly<Record<string, readonly (readonly [monthDay: string, name: string])[]>> = {
  PK: [
    ['02-05', 'Kashmir Day'],
    ['03-23', 'Pakistan Day'],
    ['05-01', 'Labour Day'],
    ['05-28', 'Youm-e-Takbeer'],
    ['08-14', 'Independence Day'],
    ['11-09', 'Iqbal Day'],
    ['12-25', 'Quaid-e-Azam Day'],
  ],
  IQ: [
    ['01-01', 'New Year’s Day'],
    ['01-06', 'Army Day'],
    ['03-21', 'Nowruz'],
    ['05-01', 'Labour Day'],
  ],
  AF: [
    ['02-15', 'Soviet Withdrawal Day'],
    ['08-15', 'Public holiday of 15 August'],
    ['08-19', 'Independence Day'],
    ['08-31', 'Public holiday of 31 August'],
  ],
  BD: [
    ['02-21', 'Language Martyrs’ Day'],
    ['03-26', 'Independence Day'],
    ['04-14', 'Bengali New Year'],
    ['05-01', 'May Day'],
    ['12-16', 'Victory Day'],
    ['12-25', 'Christmas Day'],
  ],
  TR: [
    ['01-01', 'New Year’s Day'],
    ['04-23', 'National Sovereignty and Children’s Day'],
    ['05-01', 'Labour and Solidarity Day'],
    ['05-19', 'Commemoration of Atatürk, Youth and Sports Day'],
    ['07-15', 'Democracy and National Unity Day'],
    ['08-30', 'Victory Day'],
    ['10-29', 'Republic Day'],
  ],
  AT: [
    ['01-01', 'New Year’s Day'],
    ['01-06', 'Epiphany'],
    ['05-01', 'National Holiday of 1 May'],
    ['08-15', 'Assumption Day'],
    ['10-26', 'National Day'],
    ['11-01', 'All Saints’ Day'],
    ['12-08', 'Immaculate Conception'],
    ['12-25', 'Christmas Day'],
    ['12-26', 'St Stephen’s Day'],
  ],
  HU: [
    ['01-01', 'New Year’s Day'],
    ['03-15', 'National Day'],
    ['05-01', 'Labour Day'],
    ['08-20', 'St Stephen’s Day'],
    ['10-23', 'Republic Day'],
    ['11-01', 'All Saints’ Day'],
    ['12-24', 'Christmas Eve'],
    ['12-25', 'Christmas Day'],
    ['12-26', 'Second Day of Christmas'],
  ],
}

/**
 * Those that follow the moon, for the countries that the library of suggestions does not have: what the government of
 * each names every year. It announces others late.
 */
export const movingHolidays: Readonly<Record<string, readonly IslamicHoliday[]>> = {
  AF: [
    { month: 10, day: 1, days: 3, name: 'Eid al-Fitr' },
    { month: 12, day: 9, days: 4, name: 'Arafat and Eid al-Adha' },
    { month: 3, day: 12, days: 1, name: 'Birthday of the Prophet' },
  ],
  IQ: [
    { month: 1, day: 1, days: 1, name: 'Islamic New Year' },
    { month: 1, day: 10, days: 1, name: 'Ashura' },
    { month: 3, day: 12, days: 1, name: 'Birthday of the Prophet' },
    { month: 10, day: 1, days: 3, name: 'Eid al-Fitr' },
    { month: 12, day: 10, days: 4, name: 'Eid al-Adha' },
  ],
}
