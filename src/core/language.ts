/** The languages offices publish in, by the code used in files, the API and the database. `prs` is Dari. */
export const languages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const
export type Language = (typeof languages)[number]
export type Direction = 'ltr' | 'rtl'

interface LanguageFacts {
  english: string
  native: string
  direction: Direction
  /** The tag `Intl` and Luxon understand: ICU has Dari as Persian of Afghanistan. */
  locale: string
}

export const languageFacts: Record<Language, LanguageFacts> = {
  en: { english: 'English', native: 'English', direction: 'ltr', locale: 'en-GB' },
  ur: { english: 'Urdu', native: 'اردو', direction: 'rtl', locale: 'ur-PK' },
  ar: { english: 'Arabic', native: 'العربية', direction: 'rtl', locale: 'ar-IQ' },
  prs: { english: 'Dari', native: 'دری', direction: 'rtl', locale: 'fa-AF' },
  ps: { english: 'Pashto', native: 'پښتو', direction: 'rtl', locale: 'ps-AF' },
  bn: { english: 'Bengali', native: 'বাংলা', direction: 'ltr', locale: 'bn-BD' },
}
