import { sql } from 'kysely'
import { recordingWhatHappened } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { NetworkFailure } from '../../../networks/network.ts'

/**
 * Writes down what became of an edit. Where its network did not say, it stays open until it is looked up. A failure to reach
 * the network at all is one of which nothing came.
 */
export async function recordEdit(
  deps: { db: Db; clock: Clock },
  by: Actor,
  { id }: { id: string },
  failure: NetworkFailure | undefined,
): Promise<void> {
  if (failure?.type === 'unknown') {
    await deps.db.updateTable('post_edit').set({ reason: failure.reason }).where('id', '=', id).execute()
    return
  }
  await endEdit(
    deps,
    by,
    id,
    failure ? { outcome: 'not-edited', reason: failure.reason } : { outcome: 'edited' },
  )
}

type Ended = { outcome: 'edited' } | { outcome: 'not-edited' | 'unknown'; reason: string }

/** Once, by the first to come: the person who asked, or the look at the network. */
export async function endEdit(
  { db, clock }: { db: Db; clock: Clock },
  by: Actor,
  editId: string,
  ended: Ended,
): Promise<void> {
  const reason = 'reason' in ended ? ended.reason : null
  await recordingWhatHappened(db, by, async (trx, actor) => {
    const edit = await trx
      .updateTable('post_edit')
      .set({ outcome: ended.outcome, reason, ended_at: sql<Date>`now()`, next_at: null })
      .where('id', '=', editId)
      .where('ended_at', 'is', null)
      .returning(['post_id', 'position', 'text', 'approval_id', 'content_hash', 'parts_left', 'asked_by'])
      .executeTakeFirst()
    if (!edit) return
    const post = await trx
      .selectFrom('post')
      .select(['office_id', 'channel_id'])
      .where('id', '=', edit.post_id)
      .executeTakeFirstOrThrow()
    if (ended.outcome === 'edited') await takeOver(trx, edit)
    const data = { channelId: post.channel_id, position: edit.position }
    await recordEvents(trx, [
      ended.outcome === 'edited'
        ? { kind: 'post.edited', officeId: post.office_id, subjectId: edit.post_id, data }
        : {
            kind: 'post.edit-failed',
            officeId: post.office_id,
            subjectId: edit.post_id,
            data: { ...data, outcome: ended.outcome, askedBy: edit.asked_by, reason: reason ?? '' },
          },
    ])
    await writeAudit(trx, actor, clock.now(), [
      {
        action: 'posts.edit-ended',
        officeId: post.office_id,
        subjectKind: 'post',
        subjectId: edit.post_id,
        detail: { editId, ...ended },
      },
    ])
  })
}

/** What readers see now is what was approved now; once every part says it, the post stands under that approval. */
async function takeOver(
  trx: Db,
  edit: {
    post_id: string
    position: number
    text: string
    approval_id: string
    content_hash: string
    parts_left: number
  },
): Promise<void> {
  await trx
    .updateTable('segment')
    .set({ text: edit.text })
    .where('post_id', '=', edit.post_id)
    .where('position', '=', edit.position)
    .execute()
  if (edit.parts_left > 0) return
  await trx
    .updateTable('post')
    .set({ approval_id: edit.approval_id, content_hash: edit.content_hash })
    .where('id', '=', edit.post_id)
    .execute()
}
