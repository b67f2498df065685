import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { type CommentTarget, type LockedComment, lockComment, lockOwnComment } from './lock-comment.ts'
import { assertMentionable } from './mentions.ts'

interface Deps {
  db: Db
  clock: Clock
}

type Input = CommentTarget & { actor: Actor }

/**
 * Rewrites a comment of one's own; those whom only the new text mentions are notified.
 * @throws DatelineError `comment-not-found`, `comment-of-another`, `mention-cannot-read`.
 */
export async function editComment(
  deps: Deps,
  input: Input & { text: string; mentions: readonly string[] },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockOwnComment(trx, actor, input)
    const mentions = [...new Set(input.mentions)]
    const added = mentions.filter(id => !comment.mentions.includes(id))
    await assertMentionable(trx, added, comment.officeId)
    await trx
      .updateTable('news_comment')
      .set({ text: input.text, mentions, edited_at: sql<Date>`now()` })
      .where('id', '=', input.commentId)
      .execute()
    await note(deps, trx, actor, comment, { kind: 'item.comment-edited', mentions: added })
  })
}

/** Deletes a comment of one's own. @throws DatelineError `comment-not-found`, `comment-of-another`. */
export async function deleteComment(deps: Deps, input: Input): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockOwnComment(trx, actor, input)
    await trx.deleteFrom('news_comment').where('id', '=', input.commentId).execute()
    await note(deps, trx, actor, comment, { kind: 'item.comment-deleted' })
  })
}

/** Marks a comment as settled; again does nothing. @throws DatelineError `comment-not-found`. */
export async function resolveComment(deps: Deps, input: Input): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockComment(trx, actor, input)
    if (comment.resolvedAt) return
    await trx
      .updateTable('news_comment')
      .set({ resolved_at: sql<Date>`now()`, resolved_by: actor.id })
      .where('id', '=', input.commentId)
      .execute()
    await note(deps, trx, actor, comment, { kind: 'item.comment-resolved' })
  })
}

/** Takes the mark back; again does nothing. @throws DatelineError `comment-not-found`. */
export async function reopenComment(deps: Deps, input: Input): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockComment(trx, actor, input)
    if (!comment.resolvedAt) return
    await trx
      .updateTable('news_comment')
      .set({ resolved_at: null, resolved_by: null })
      .where('id', '=', input.commentId)
      .execute()
    await note(deps, trx, actor, comment, { kind: 'item.comment-reopened' })
  })
}

type Deed =
  | { kind: 'item.comment-edited'; mentions: string[] }
  | { kind: 'item.comment-deleted' | 'item.comment-resolved' | 'item.comment-reopened' }

async function note(
  { clock }: Deps,
  trx: Db,
  actor: CurrentActor,
  { newsItemId, commentId, officeId }: LockedComment,
  deed: Deed,
): Promise<void> {
  const data = { commentId, by: actor.id }
  await recordEvents(trx, [
    deed.kind === 'item.comment-edited'
      ? { kind: deed.kind, officeId, subjectId: newsItemId, data: { ...data, mentions: deed.mentions } }
      : { kind: deed.kind, officeId, subjectId: newsItemId, data },
  ])
  const action = deed.kind.replace('item.', 'news.')
  await writeAudit(trx, actor, clock.now(), [
    { action, officeId, subjectKind: 'news_item', subjectId: newsItemId, detail: { commentId } },
  ])
}
