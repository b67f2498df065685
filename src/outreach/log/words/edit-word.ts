import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Language } from '../../../core/languages/language.ts'
import { withChanges } from '../../../offices/wording-changes.ts'
import { changeWords, subjectOf, type WordDeps, wordAmong } from './change-words.ts'
import { assertTextsFree, keptAliases } from './word-texts.ts'
import type { ListedWord } from './words-of-records.ts'

export interface WordChanges {
  /** Of the languages that are named; null takes one away. */
  labels?: Record<Language, string | null>
  /** All of them. */
  aliases?: readonly string[]
}

/**
 * Edits what a word is called and how else it is written. Entries and frozen figures stay as they are.
 * @throws DatelineError `log-word-not-found`, `log-word-taken`; `log-word-without-label` for one of the list that would
 * lose its last label; `not-allowed`.
 */
export async function editWord(
  deps: WordDeps,
  { actor: by, changes, ...named }: ListedWord & { actor: Actor; changes: WordChanges },
): Promise<void> {
  await changeWords(deps, by, async ({ trx, words, actor }) => {
    const before = wordAmong(words, named)
    const { list, word } = before
    const labels = withChanges(before.labels, changes.labels ?? {})
    if (before.state === 'listed' && Object.keys(labels).length === 0)
      throw new DatelineError('log-word-without-label', { word })
    const aliases = keptAliases({ word, labels, aliases: changes.aliases ?? before.aliases })
    const known = new Set([...Object.values(before.labels), ...before.aliases])
    const isNew = (text: string) => !known.has(text)
    assertTextsFree(words, before, {
      labels: Object.fromEntries(Object.entries(labels).filter(([, label]) => isNew(label))),
      aliases: aliases.filter(isNew),
    })
    const after = { labels, aliases }
    const fields = (['labels', 'aliases'] as const).filter(
      field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    )
    if (fields.length === 0) return undefined
    await sql`
      update log_word set labels = ${JSON.stringify(labels)}::jsonb, aliases = ${aliases}::text[]
      where list = ${list} and word = ${word}`.execute(trx)
    return {
      event: {
        kind: 'log-word.edited',
        officeId: null,
        subjectId: subjectOf(before),
        data: { by: actor.id, fields },
      },
      detail: Object.fromEntries(fields.map(field => [field, { was: before[field], is: after[field] }])),
    }
  })
}
