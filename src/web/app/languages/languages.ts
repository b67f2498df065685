/** The languages of the screens: their names, their tags for browsers, and where their words are. */
export const languages = [
  { code: 'en', tag: 'en', native: 'English', direction: 'ltr' },
  { code: 'ur', tag: 'ur', native: 'اردو', direction: 'rtl' },
  { code: 'ar', tag: 'ar', native: 'العربية', direction: 'rtl' },
  { code: 'prs', tag: 'fa-AF', native: 'دری', direction: 'rtl' },
  { code: 'ps', tag: 'ps', native: 'پښتو', direction: 'rtl' },
  { code: 'bn', tag: 'bn', native: 'বাংলা', direction: 'ltr' },
] as const

export type InterfaceLanguage = (typeof languages)[number]

/** The person's own choice, else the first of the browser's that there is, else English. */
export function languageFor(chosen: string | null, wanted: readonly string[]): InterfaceLanguage {
  const known = chosen === null ? undefined : languages.find(({ code }) => code === chosen)
  const asked = wanted.map(tag => languages.find(each => sameLanguage(each.tag, tag))).find(Boolean)
  return known ?? asked ?? languages[0]
}

function sameLanguage(ours: string, wanted: string): boolean {
  return ours.split('-')[0] === wanted.toLowerCase().split('-')[0]
}
