import { fallbackLanguage } from './fallback-language.ts'

const pashto = { conjunction: 'او', disjunction: 'یا' } as const

/**
 * "Urdu, English and Dari", or "or", in the language of a tag. Browsers on Chromium have no Pashto and would put English
 * commas and an English "and" into it: its own are written here, after CLDR.
 */
export function joinWords(
  words: readonly string[],
  tag: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  if (tag.split('-')[0] !== 'ps') return new Intl.ListFormat([tag, fallbackLanguage], { type }).format(words)
  const [last, ...before] = words.toReversed()
  if (last === undefined) return ''
  if (before.length === 0) return last
  const comma = before.length > 1 && type === 'conjunction' ? '،' : ''
  return `${before.toReversed().join('، ')}${comma} ${pashto[type]} ${last}`
}
