import type { HolidaysTypes } from 'date-holidays'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import {
  type ChangedHolidays,
  changeHolidays,
  type HolidayDeps,
  type HolidayRequest,
} from './change-holidays.ts'
import type { OfficeHoliday } from './holiday.ts'
import { type IslamicHoliday, islamicHolidays } from './islamic-holidays.ts'
import { fixedHolidays, movingHolidays } from './national-holidays.ts'

export interface Suggestions {
  holidays: OfficeHoliday[]
  /** Whose list it is; null where none is known for the country. */
  source: 'date-holidays' | 'dateline' | null
}

/**
 * The public holidays of a country in a year, as a list to choose from. Those that follow the moon are to be confirmed.
 * Lists come from the library date-holidays; it has none for Afghanistan and Iraq, whose lists are ours.
 * @param country ISO 3166-1 alpha-2.
 */
export async function suggestHolidays(country: string, year: number): Promise<Suggestions> {
  const own = movingHolidays[country]
  if (own) return { source: 'dateline', holidays: ownHolidays(country, own, year) }
  // It holds the lists of all countries, so it is loaded when it is first asked.
  const { default: Holidays } = await import('date-holidays')
  const library = new Holidays(country, { types: ['public'] })
  if (!(country in library.getCountries(fallbackLanguage))) return { source: null, holidays: [] }
  return {
    source: 'date-holidays',
    holidays: oneADay(library.getHolidays(year, fallbackLanguage).flatMap(daysOf)),
  }
}

/**
 * Takes suggestions over into the holidays of an office: all of the year, or those of some days. Days that are holidays
 * already stay as they are.
 */
export async function acceptSuggestions(
  deps: HolidayDeps,
  input: HolidayRequest & { country: string; year: number; days?: readonly string[] },
): Promise<ChangedHolidays> {
  const { holidays } = await suggestHolidays(input.country, input.year)
  const chosen = holidays.filter(({ day }) => input.days?.includes(day) ?? true)
  return await changeHolidays(deps, input, before => {
    const known = new Set(before.map(({ day }) => day))
    return [...before, ...chosen.filter(({ day }) => !known.has(day))]
  })
}

function ownHolidays(country: string, own: readonly IslamicHoliday[], year: number): OfficeHoliday[] {
  return oneADay([...fixedHolidays(country, [year]), ...islamicHolidays(own, year)])
}

/** The days of one entry of the library. */
function daysOf({ date, start, end, name, rule }: HolidaysTypes.Holiday): OfficeHoliday[] {
  const hours = (end.getTime() - start.getTime()) / 3_600_000
  // An hour more or less where clocks change; what is less than a day at the end, as in Turkey, is not free.
  const count = Math.max(1, Math.floor((hours + 1) / 24))
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const followsMoon = islamicMonth.test(rule)
  return Array.from({ length: count }, (_, index) => ({
    day: new Date(first + index * 86_400_000).toISOString().slice(0, 10),
    name,
    kind: followsMoon ? ('moon' as const) : ('fixed' as const),
    toConfirm: followsMoon,
  }))
}

const islamicMonth = /Muharram|Safar|Rabi al-|Jumada al-|Rajab|Shaban|Ramadan|Shawwal|Dhu al-/

/** Two of one day become one with both names; it is certain where one of them is. */
function oneADay(holidays: readonly OfficeHoliday[]): OfficeHoliday[] {
  const days = new Map<string, OfficeHoliday>()
  for (const holiday of holidays) {
    const there = days.get(holiday.day)
    if (!there) days.set(holiday.day, holiday)
    else if (there.name !== holiday.name) days.set(holiday.day, both(there, holiday))
  }
  return [...days.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

function both(one: OfficeHoliday, other: OfficeHoliday): OfficeHoliday {
  const isFixed = one.kind === 'fixed' || other.kind === 'fixed'
  return {
    day: one.day,
    name: `${one.name}; ${other.name}`,
    kind: isFixed ? 'fixed' : 'moon',
    toConfirm: !isFixed && (one.toConfirm || other.toConfirm),
  }
}
