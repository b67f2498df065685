import { useTranslation } from 'react-i18next'
import { usePreferences } from '../session/session.ts'
import { type Digits, numberingSystems } from './digits.ts'

/** What the words of days and times go by. */
export interface Locale {
  /** For `Intl`, with the person's digits: `ur-u-nu-latn`. */
  tag: string
  digits: Digits
  /** Shown beside the Gregorian day. */
  withSolarHijri: boolean
}

export function useLocale(): Locale {
  const { digits, calendar } = usePreferences()
  const language = useTranslation().i18n.language
  return localeOf(language, digits, calendar === 'gregorian-and-solar-hijri')
}

/** Days are Gregorian in every language: CLDR's own choice for Dari and Pashto is the Solar Hijri calendar. */
export function localeOf(language: string, digits: Digits, withSolarHijri: boolean): Locale {
  // British English: the day before the month, as in all other languages of the app.
  const region = language === 'en' ? 'en-GB' : language
  return { tag: `${region}-u-ca-gregory-nu-${numberingSystems[digits]}`, digits, withSolarHijri }
}
