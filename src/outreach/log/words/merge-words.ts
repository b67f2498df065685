import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { changeWords, subjectOf, type WordDeps, wordAmong } from './change-words.ts'
import type { ListedWord } from './words-of-records.ts'

/**
 * Makes a word count for another one of its list from now on. Entries keep the word that was written, and a question as of an earlier
 * moment counts both apart as before. What was merged into it follows.
 * @throws DatelineError `log-word-not-found`, `log-word-into-itself`; `log-word-not-listed` where the other one is not on the
 * list; `log-word-merged` where it counts for another one already; `not-allowed`.
 */
export async function mergeWords(
  deps: WordDeps,
  { actor: by, into, ...named }: ListedWord & { actor: Actor; into: string },
): Promise<void> {
  if (named.word === into) throw new DatelineError('log-word-into-itself', { word: into })
  await changeWords(deps, by, async ({ trx, words, actor, at }) => {
    const merged = wordAmong(words, named)
    const target = wordAmong(words, { list: named.list, word: into })
    const { list, word, state } = merged
    if (merged.mergedInto === into) return undefined
    if (merged.mergedInto !== null)
      throw new DatelineError('log-word-merged', { list, word, into: merged.mergedInto })
    if (target.state !== 'listed')
      throw new DatelineError('log-word-not-listed', { list, word: into, state: target.state })
    // A clock that is behind does not begin a meaning before the one before it ended.
    await sql`
      update log_word set means = ${into}, state = 'retired', means_until = null,
        means_since = greatest(${at}::timestamptz, means_until)
      where list = ${list} and word = ${word}`.execute(trx)
    return {
      event: {
        kind: 'log-word.merged',
        officeId: null,
        subjectId: subjectOf(merged),
        data: { by: actor.id, into },
      },
      detail: { into, was: state },
    }
  })
}
