import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertSession, officesWhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'

/** Of one person in one language: more than there are texts. */
const mostProposals = 4_000

interface Place {
  actor: Actor
  language: string
  /** As in `TranslationProposal`; nothing here knows which texts there are. */
  key: string
}

/**
 * Keeps what a person proposes in place of a text of the screens; a second proposal for the same text takes the place of
 * their first. The screens stay as they are until a maintainer applies it (docs/languages.md).
 * @throws DatelineError `needs-person` for a program; `no-role` for a person without a role; `too-many-proposals`.
 */
export async function proposeTranslation(
  deps: { db: Db; clock: Clock },
  input: Place & { english: string; text: string },
): Promise<void> {
  const { language, key, english, text } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertColleague(actor)
    const proposed_at = deps.clock.now()
    const row = { language, key, person_id: actor.id, english, text, proposed_at }
    const before = await own(trx, { ...input, actor })
    if (before?.text === text && before.english === english) return
    if (!before) await assertRoom(trx, { ...input, actor })
    await trx
      .insertInto('translation_proposal')
      .values(row)
      .onConflict(conflict =>
        conflict.columns(['language', 'key', 'person_id']).doUpdateSet({ english, text, proposed_at }),
      )
      .execute()
    const subjectId = `${language} ${key}`
    await recordEvents(trx, [
      { kind: 'translation.proposed', officeId: null, subjectId, data: { by: actor.id } },
    ])
    await writeAudit(trx, actor, proposed_at, [
      {
        action: 'translation.propose',
        officeId: null,
        subjectKind: 'translation',
        subjectId,
        detail: { was: before?.text ?? null, is: text },
      },
    ])
  })
}

/**
 * Withdraws what the person proposed for a text.
 * @throws DatelineError `proposal-not-found`; `needs-person` and `no-role` as `proposeTranslation`.
 */
export async function withdrawProposal(deps: { db: Db; clock: Clock }, input: Place): Promise<void> {
  const { language, key } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertColleague(actor)
    const removed = await trx
      .deleteFrom('translation_proposal')
      .where('language', '=', language)
      .where('key', '=', key)
      .where('person_id', '=', actor.id)
      .returning('text')
      .executeTakeFirst()
    if (!removed) throw new DatelineError('proposal-not-found', { language, key })
    const subjectId = `${language} ${key}`
    await recordEvents(trx, [
      { kind: 'translation.withdrawn', officeId: null, subjectId, data: { by: actor.id } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'translation.withdraw',
        officeId: null,
        subjectKind: 'translation',
        subjectId,
        detail: { was: removed.text },
      },
    ])
  })
}

/** Any role will do, and a person alone: a proposal is that of one who reads the language. */
function assertColleague(actor: Actor): void {
  const what = 'propose a translation'
  assertSession(actor, what)
  if (officesWhere(actor, 'offices.read').length === 0) throw new DatelineError('no-role', { what })
}

async function own(trx: Db, { language, key, actor }: Place) {
  return await trx
    .selectFrom('translation_proposal')
    .select(['text', 'english'])
    .where('language', '=', language)
    .where('key', '=', key)
    .where('person_id', '=', actor.id)
    .forUpdate()
    .executeTakeFirst()
}

async function assertRoom(trx: Db, { language, actor }: Place): Promise<void> {
  const { count } = await trx
    .selectFrom('translation_proposal')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('language', '=', language)
    .where('person_id', '=', actor.id)
    .executeTakeFirstOrThrow()
  if (count >= mostProposals) throw new DatelineError('too-many-proposals', { count, most: mostProposals })
}
