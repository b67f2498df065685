import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Wording } from '../../../core/languages/language.ts'
import { fallbackLanguage } from '../../../core/languages/registry.ts'
import { faultsIn, wordOfTheLog } from '../log-records.ts'
import type { WordList } from '../words-of-the-record.ts'
import { changeWords, subjectOf, type WordDeps } from './change-words.ts'
import { listedWords } from './log-word.view.ts'
import { assertTextsFree, keptAliases } from './word-texts.ts'

export interface NewWord {
  list: WordList
  /** Made from the label where it is absent. */
  word?: string
  labels: Wording
  aliases: readonly string[]
}

const mostListed = 300

/**
 * Adds a word to a list, at the end of its order.
 * @returns the word as the log keeps it.
 * @throws DatelineError `log-word-exists`, `log-word-invalid`, `log-word-taken`, `log-word-without-label`,
 * `too-many-log-words`; `not-allowed`.
 */
export async function addWord(deps: WordDeps, input: { actor: Actor; word: NewWord }): Promise<string> {
  const { list, labels } = input.word
  const first = labels[fallbackLanguage] ?? Object.values(labels)[0]
  if (first === undefined) throw new DatelineError('log-word-without-label', { word: input.word.word ?? '' })
  const written = input.word.word ?? first
  const read = wordOfTheLog('The word').safeParse(written)
  if (!read.success) {
    const { faults, sentences } = faultsIn(read.error)
    throw new DatelineError('log-word-invalid', { faults }, sentences)
  }
  const word = read.data
  await changeWords(deps, input.actor, async ({ trx, words, actor }) => {
    if (words.some(each => each.list === list && each.word === word))
      throw new DatelineError('log-word-exists', { list, word })
    const count = listedWords(words, list).length
    if (count >= mostListed) throw new DatelineError('too-many-log-words', { list, count, most: mostListed })
    const aliases = keptAliases({ ...input.word, word })
    assertTextsFree(words, { list, word }, { labels, aliases: [word, ...aliases] })
    await sql`
      insert into log_word (list, word, labels, aliases, state, position)
      values (${list}, ${word}, ${JSON.stringify(labels)}::jsonb, ${aliases}::text[], 'listed', ${nextPosition(list)})`.execute(
      trx,
    )
    return {
      event: {
        kind: 'log-word.added',
        officeId: null,
        subjectId: subjectOf({ list, word }),
        data: { by: actor.id },
      },
      detail: { labels, aliases },
    }
  })
  return word
}

/** Behind the listed words. */
export function nextPosition(list: WordList) {
  return sql<number>`(select coalesce(max(position), -1) + 1 from log_word where list = ${list} and state = 'listed')`
}
