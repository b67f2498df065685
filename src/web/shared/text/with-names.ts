/**
 * The languages to ask for names of languages and countries, the reader's first. Chromium has no names in Pashto: its
 * readers know those of Dari, the other language of Afghanistan, better than those of English.
 */
export function withNames(tag: string): string[] {
  return tag === 'ps' ? [tag, 'fa-AF', 'en'] : [tag, 'en']
}
