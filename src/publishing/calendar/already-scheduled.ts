import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import type { PostState } from '../post-state.ts'

/** A post of some approved content that will go out, may be out, or is out. */
export interface ExistingPost {
  channelId: string
  language: Language
  postId: string
  state: PostState
  dueAt: Date
  /** Of a series; null for a post of its own. */
  occurrenceId: string | null
}

/**
 * The posts that keep approved content from being scheduled once more: those with something still to be done, and
 * those of which anything is on the network. A post that was cancelled, missed or refused, or taken off its network,
 * is none of them. Approvals that took over from each other count as one. Under another approval of the very same
 * content, one that was withdrawn, nothing more goes out; what is out by it, or may be, still counts: readers see one
 * text twice, by whichever approval. Hold the channels' locks to act on the answer.
 */
export async function alreadyScheduled(db: Db, approvalId: string): Promise<ExistingPost[]> {
  return (await alreadyScheduledOf(db, [approvalId])).map(({ approvalId: _, ...post }) => post)
}

/** The same for several approvals, each post with the one that was asked for. */
export async function alreadyScheduledOf(
  db: Db,
  approvalIds: readonly string[],
): Promise<(ExistingPost & { approvalId: string })[]> {
  const { rows } = await sql<ExistingPost & { approvalId: string }>`
    select a.id as "approvalId", p.channel_id as "channelId", p.language, p.id as "postId", p.state, p.due_at as "dueAt",
      p.occurrence_id as "occurrenceId"
    from approval a
    -- By its news item, whose posts an index finds; an index of approvals would be written for each post that goes out.
    join post p on p.news_item_id = a.news_item_id and p.content_hash = a.content_hash
    join approval given on given.id = p.approval_id
    where a.id = any(${[...approvalIds]}::uuid[]) and (
      exists (select from segment s
        where s.post_id = p.id and s.external_id is not null and s.deleted_at is null)
      or p.state in ('sending', 'reconciling')
      or p.state = 'needs_attention' and exists (select from attempt where post_id = p.id)
      or p.state in ('scheduled', 'claimed', 'retry_wait', 'needs_attention')
        and coalesce(given.superseded_by, given.id) = coalesce(a.superseded_by, a.id))
    order by p.due_at, p.id`.execute(db)
  return rows
}

/**
 * A post that was missed or refused may have been scheduled once more; sending both would publish twice. The occurrences
 * of a series are meant to say the same again: for one of them, another post of the same occurrence counts.
 * @param approvalId the approval to look under, where it is not the post's own.
 * @throws DatelineError `scheduled-again`.
 */
export async function assertNotScheduledAgain(trx: Db, postId: string, approvalId?: string): Promise<void> {
  const post = await trx
    .selectFrom('post')
    .select(['approval_id', 'channel_id', 'language', 'occurrence_id'])
    .where('id', '=', postId)
    .executeTakeFirstOrThrow()
  const other = (await alreadyScheduled(trx, approvalId ?? post.approval_id)).find(
    each =>
      each.postId !== postId &&
      each.channelId === post.channel_id &&
      each.language === post.language &&
      (post.occurrence_id === null || each.occurrenceId === post.occurrence_id),
  )
  if (!other) return
  throw new DatelineError(
    'scheduled-again',
    { postId, otherId: other.postId, otherState: other.state },
    { postId: other.postId, state: other.state },
  )
}
