import { sql } from 'kysely'
import type { Wording } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import { type WordList, wordLists } from '../words-of-the-record.ts'

/** Chosen from, met in the log and not yet placed, taken off the list, or counted for another word. */
export const wordStates = ['listed', 'pending', 'archived', 'merged'] as const
export type WordState = (typeof wordStates)[number]

/** A word of the log: a kind of activity, a contact method or a topic. */
export interface LogWord {
  list: WordList
  /** As the log keeps it. */
  word: string
  labels: Wording
  /** Other spellings, in any language. */
  aliases: string[]
  state: WordState
  /** The word that it counts for since they were merged. */
  mergedInto: string | null
}

/** All words, list by list, the listed ones in their order and then the others. */
export async function listLogWords(db: Db): Promise<LogWord[]> {
  const { rows } = await sql<LogWord>`
    select list, word, labels, aliases, ${state} as state,
      case when means_until is null then means end as "mergedInto"
    from log_word
    order by array_position(${[...wordLists]}::text[], list), state <> 'listed', position, word collate "C"`.execute(
    db,
  )
  return rows
}

const state = sql`case
  when means is not null and means_until is null then 'merged'
  when log_word.state = 'retired' then 'archived'
  else log_word.state end`

/** The words that people choose from, in their order. */
export function listedWords(words: readonly LogWord[], list: WordList): LogWord[] {
  return words.filter(word => word.list === list && word.state === 'listed')
}
