import type { Db } from '../../../database/connect.ts'
import { spelling } from '../reading/log-words.ts'
import { type WordList, wordLists } from '../words-of-the-record.ts'
import { type LogWord, listLogWords } from './log-word.view.ts'

/** For each list, by how it may be written, the word that is meant; what is not in it waits to be placed. */
export type KnownWords = Readonly<Record<WordList, ReadonlyMap<string, string>>>

/** The words of the log as they are now. */
export async function knownWords(db: Db): Promise<KnownWords> {
  const words = await listLogWords(db)
  const [kind, method, topic] = wordLists.map(list => spellingsOf(words.filter(word => word.list === list)))
  return {
    kind: kind ?? new Map(),
    'contact-method': method ?? new Map(),
    topic: topic ?? new Map(),
  }
}

/**
 * What a word itself is called wins over other spellings of another one. A merged word stays as it is written. Texts of
 * words that are off the list still mean them; an archived word itself is unknown, so that an import names it.
 */
function spellingsOf(words: readonly LogWord[]): Map<string, string> {
  const listed = words.filter(word => word.state === 'listed')
  const others = words.filter(word => word.state !== 'listed')
  const known = words.filter(word => word.state === 'listed' || word.state === 'merged')
  return new Map([
    ...others.flatMap(textsOf).filter(([text, word]) => text !== word),
    ...listed.flatMap(textsOf),
    ...known.map(({ word }) => [word, word] as const),
  ])
}

/** Each label and other spelling, in the form in which words are compared, with the word. */
function textsOf({ word, labels, aliases }: LogWord): (readonly [string, string])[] {
  return [...Object.values(labels), ...aliases].map(text => [spelling(text), word] as const)
}
