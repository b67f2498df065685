import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Wording } from '../../../core/languages/language.ts'
import { nextPosition } from './add-word.ts'
import { changeWords, subjectOf, type WordDeps, wordAmong } from './change-words.ts'
import { assertTextsFree, keptAliases } from './word-texts.ts'
import type { ListedWord } from './words-of-records.ts'

/**
 * Puts a word on its list, at the end: one that was met in the log, was archived, or counted for another one, which it
 * does no longer from now on.
 * @throws DatelineError `log-word-not-found`, `log-word-without-label`, `log-word-taken`; `not-allowed`.
 */
export async function placeWord(
  deps: WordDeps,
  { actor: by, labels: given, ...named }: ListedWord & { actor: Actor; labels: Wording },
): Promise<void> {
  await changeWords(deps, by, async ({ trx, words, actor, at }) => {
    const before = wordAmong(words, named)
    if (before.state === 'listed') return undefined
    const { list, word, state, mergedInto } = before
    const labels = { ...before.labels, ...given }
    if (Object.keys(labels).length === 0) throw new DatelineError('log-word-without-label', { word })
    const aliases = keptAliases({ word, labels, aliases: before.aliases })
    assertTextsFree(words, before, { labels, aliases })
    await sql`
      update log_word set state = 'listed', labels = ${JSON.stringify(labels)}::jsonb, aliases = ${aliases}::text[],
        position = ${nextPosition(list)},
        means_until = case when means is not null then coalesce(means_until, greatest(${at}, means_since)) end
      where list = ${list} and word = ${word}`.execute(trx)
    return {
      event: {
        kind: 'log-word.placed',
        officeId: null,
        subjectId: subjectOf(before),
        data: { by: actor.id },
      },
      detail: { was: state, labels, ...(mergedInto === null ? {} : { mergedInto }) },
    }
  })
}

/**
 * Takes a word off its list: no one chooses it any more, and entries that name it keep it and count for it.
 * @throws DatelineError `log-word-not-found`, `log-word-not-listed`; `not-allowed`.
 */
export async function archiveWord(
  deps: WordDeps,
  { actor: by, ...named }: ListedWord & { actor: Actor },
): Promise<void> {
  await changeWords(deps, by, async ({ trx, words, actor }) => {
    const { list, word, state } = wordAmong(words, named)
    if (state === 'archived') return undefined
    if (state === 'merged') throw new DatelineError('log-word-not-listed', { list, word, state })
    await sql`update log_word set state = 'retired' where list = ${list} and word = ${word}`.execute(trx)
    return {
      event: {
        kind: 'log-word.archived',
        officeId: null,
        subjectId: subjectOf({ list, word }),
        data: { by: actor.id },
      },
      detail: { was: state },
    }
  })
}
