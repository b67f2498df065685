import { fallbackLanguage, messageLocale } from './languages/registry.ts'

/**
 * A country by its code of ISO 3166-1 alpha-2, in upper case; the code of today for one that was withdrawn, such as CD
 * for ZR. Undefined for what CLDR knows no country by.
 */
export function readCountry(written: string): string | undefined {
  const given = written.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(given)) return undefined
  const code = new Intl.Locale(`und-${given}`).region ?? given
  if (noCountry.has(code)) return undefined
  return englishNames.of(code) === undefined ? undefined : code
}

/** What an office in a country begins with; people change what does not fit. */
export interface UsualOffice {
  /** IANA names: one, several where the country has several, or none that is known. */
  timeZones: string[]
  /** ISO weekdays, Monday is 1. */
  workingDays: number[]
  /** The language most used there and English, as BCP 47 tags. */
  languageTags: string[]
}

/**
 * By CLDR, but for weekends that it has otherwise than the offices there: Bangladesh rests on Friday and Saturday, and
 * offices in Afghanistan work on Thursdays.
 */
export function usualOfficeIn(country: string): UsualOffice {
  const locale = new Intl.Locale(`und-${country}`)
  const weekend = weekends[country] ?? locale.getWeekInfo().weekend
  const language = locale.maximize().language
  return {
    timeZones: locale.getTimeZones() ?? [],
    workingDays: [1, 2, 3, 4, 5, 6, 7].filter(day => !weekend.includes(day)),
    languageTags: [...new Set([language, fallbackLanguage])],
  }
}

/** The name in English, as all messages to staff are; the code itself where there is none. */
export function countryName(country: string): string {
  return englishNames.of(country) ?? country
}

/** Codes that CLDR has names for and that are no country. */
const noCountry: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const englishNames = new Intl.DisplayNames([messageLocale], { type: 'region', fallback: 'none' })

const weekends: Readonly<Record<string, readonly number[]>> = { AF: [5], BD: [5, 6] }
