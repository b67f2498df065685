import { fallbackLanguage } from './fallback-language.ts'
/** A label in the reader's language, else in English, else in any; the id where it has none. */
export function labelIn(labels: Readonly<Record<string, string>>, language: string, id: string): string {
  return labels[language] ?? labels[fallbackLanguage] ?? Object.values(labels)[0] ?? id
}
