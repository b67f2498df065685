import type { PhraseKey, phrases } from './phrases.ts'

let keyOf: ReadonlyMap<string, PhraseKey> = new Map()
let any = /(?!)/y

/** Has the words found that stand in slots of sentences about files: they come with these, and no other page needs them. */
export function knowPhrases(known: typeof phrases): void {
  const words = Object.entries(known) as [PhraseKey, string][]
  keyOf = new Map(words.map(([key, each]) => [each, key]))
  const longestFirst = words.map(([, each]) => each).toSorted((one, other) => other.length - one.length)
  any = new RegExp(longestFirst.map(each => each.replace(/[.()?+]/g, '\\$&')).join('|'), 'y')
}

/** The key of words as the server writes them; undefined where they are none of ours. */
export function phraseKeyOf(words: string): PhraseKey | undefined {
  return keyOf.get(words)
}

/** Finds the longest of them where it begins. */
export function anyPhrase(): RegExp {
  return any
}
