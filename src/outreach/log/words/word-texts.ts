import { DatelineError } from '../../../core/errors/errors.ts'
import type { Wording } from '../../../core/languages/language.ts'
import { logWord, spelling } from '../reading/log-words.ts'
import type { LogWord } from './log-word.view.ts'
import type { ListedWord } from './words-of-records.ts'

interface WordTexts {
  labels: Wording
  aliases: readonly string[]
}

/** The other spellings of a word, each once, without those that its label or itself already is. */
export function keptAliases({ word, labels, aliases }: WordTexts & { word: string }): string[] {
  const spelt = new Set([word, ...Object.values(labels).map(spelling)])
  return aliases.filter(alias => {
    const isNew = !spelt.has(spelling(alias))
    spelt.add(spelling(alias))
    return isNew
  })
}

/**
 * A text stands for one word of its list, and a fixed spelling for its own word: that is how entries are read.
 * @throws DatelineError `log-word-taken` where a new label or other spelling stands for another one.
 */
export function assertTextsFree(
  words: readonly LogWord[],
  own: ListedWord,
  { labels, aliases }: WordTexts,
): void {
  const others = words.filter(each => each.list === own.list && each.word !== own.word)
  for (const text of [...Object.values(labels), ...aliases]) {
    const spelt = spelling(text)
    const fixed = logWord(text)
    if (fixed !== spelt && fixed !== own.word)
      throw new DatelineError('log-word-taken', { text, list: own.list, word: fixed })
    const other = others.find(({ word, ...texts }) =>
      [word, ...[...Object.values(texts.labels), ...texts.aliases].map(spelling)].includes(spelt),
    )
    if (other) throw new DatelineError('log-word-taken', { text, list: own.list, word: other.word })
  }
}
