import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { type NewEvent, recordEvents } from '../../../events/record-events.ts'
import { type LogWord, listLogWords } from './log-word.view.ts'
import type { ListedWord } from './words-of-records.ts'

export interface WordDeps {
  db: Db
  clock: Clock
}

/** What became of a word, for the event and the audit log. */
interface WordChange {
  event: Extract<NewEvent, { kind: keyof typeof actions }>
  detail: Record<string, unknown>
}

interface Words {
  trx: Db
  /** All words as they are; until the transaction ends, no one else changes one. */
  words: readonly LogWord[]
  actor: CurrentActor
  at: Date
}

const actions = {
  'log-word.added': 'outreach.add-word',
  'log-word.edited': 'outreach.edit-word',
  'log-word.ordered': 'outreach.order-words',
  'log-word.archived': 'outreach.archive-word',
  'log-word.placed': 'outreach.place-word',
  'log-word.merged': 'outreach.merge-word',
} as const

/** Any number of ours. */
const listLock = 71_120_277

/**
 * Changes the words, which all offices share, in one transaction with its event and audit entry; `change` gives
 * undefined where nothing changes.
 * @throws DatelineError `needs-role-everywhere`, `not-allowed`.
 */
export async function changeWords(
  deps: WordDeps,
  by: Actor,
  change: (words: Words) => Promise<WordChange | undefined>,
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    assertMayEverywhere(actor, 'outreach.manage-words')
    await sql`select pg_advisory_xact_lock(${listLock})`.execute(trx)
    const at = deps.clock.now()
    const done = await change({ trx, words: await listLogWords(trx), actor, at })
    if (!done) return
    const { event, detail } = done
    await recordEvents(trx, [event])
    await writeAudit(trx, actor, at, [
      {
        action: actions[event.kind],
        officeId: null,
        subjectKind: 'log-word',
        subjectId: event.subjectId,
        detail,
      },
    ])
  })
}

/** @throws DatelineError `log-word-not-found`. */
export function wordAmong(words: readonly LogWord[], { list, word }: ListedWord): LogWord {
  const found = words.find(each => each.list === list && each.word === word)
  if (found) return found
  throw new DatelineError('log-word-not-found', { list, word })
}

/** How events and the audit log name a word. */
export function subjectOf({ list, word }: ListedWord): string {
  return `${list}/${word}`
}
