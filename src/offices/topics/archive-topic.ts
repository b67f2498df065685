import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMayEverywhere } from '../../access/policy.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockTopic } from './lock-topics.ts'

interface Input {
  actor: Actor
  topicId: string
}

/**
 * Takes a topic off the list that items choose from; no text is detected to be about it any more. Items that name it
 * keep it, and its hashtag with it.
 * @throws DatelineError `topic-not-found`; `not-allowed`.
 */
export async function archiveTopic(deps: { db: Db; clock: Clock }, input: Input): Promise<void> {
  await setArchived(deps, input, deps.clock.now())
}

/**
 * Puts an archived or merged topic back on the list: it counts for itself again. The keywords that a merge gave the
 * other topic stay there.
 */
export async function restoreTopic(deps: { db: Db; clock: Clock }, input: Input): Promise<void> {
  await setArchived(deps, input, null)
}

async function setArchived(
  deps: { db: Db; clock: Clock },
  { actor: by, topicId }: Input,
  archivedAt: Date | null,
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    assertMayEverywhere(actor, 'topics.manage')
    const topic = await lockTopic(trx, topicId)
    if ((topic.archivedAt === null) === (archivedAt === null)) return
    await trx
      .updateTable('topic')
      .set({ archived_at: archivedAt, merged_into: null })
      .where('id', '=', topicId)
      .execute()
    const kind = archivedAt ? 'topic.archived' : 'topic.restored'
    await recordEvents(trx, [{ kind, officeId: null, subjectId: topicId, data: { by: actor.id } }])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: archivedAt ? 'topic.archive' : 'topic.restore',
        officeId: null,
        subjectKind: 'topic',
        subjectId: topicId,
        detail: topic.mergedInto ? { mergedInto: topic.mergedInto } : {},
      },
    ])
  })
}
