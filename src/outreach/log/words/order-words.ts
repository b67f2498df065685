import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { WordList } from '../words-of-the-record.ts'
import { changeWords, type WordDeps } from './change-words.ts'
import { listedWords } from './log-word.view.ts'

/**
 * Puts the words of a list in this order, in which people choose from them.
 * @throws DatelineError `log-word-order-incomplete` where one is missing, not listed or named twice; `not-allowed`.
 */
export async function orderWords(
  deps: WordDeps,
  { actor: by, list, words: order }: { actor: Actor; list: WordList; words: readonly string[] },
): Promise<void> {
  await changeWords(deps, by, async ({ trx, words, actor }) => {
    const current = listedWords(words, list).map(({ word }) => word)
    assertSame(order, current)
    if (order.every((word, place) => word === current[place])) return undefined
    await sql`
      update log_word set position = ordered.place - 1
      from unnest(${[...order]}::text[]) with ordinality as ordered (word, place)
      where log_word.list = ${list} and log_word.word = ordered.word`.execute(trx)
    return {
      event: {
        kind: 'log-word.ordered',
        officeId: null,
        subjectId: list,
        data: { by: actor.id, words: [...order] },
      },
      detail: { was: current, is: order },
    }
  })
}

function assertSame(order: readonly string[], current: readonly string[]): void {
  const twice = order.filter((word, place) => order.indexOf(word) < place)
  const faults = [
    ...current.filter(word => !order.includes(word)).map(word => `"${word}" is missing`),
    ...order.filter(word => !current.includes(word)).map(word => `"${word}" is not on the list`),
    ...twice.map(word => `"${word}" is named twice`),
  ]
  if (faults.length > 0)
    throw new DatelineError('log-word-order-incomplete', { faults: faults.slice(0, 5).join(', ') }, faults)
}
