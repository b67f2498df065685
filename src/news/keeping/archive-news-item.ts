import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockNewsItem } from '../lock-news-item.ts'
import { revokeApproval } from '../review/revoke-approval.ts'

/** A post that keeps its item from being archived. */
interface OpenPost {
  postId: string
  channelId: string
  network: string
  handle: string
  language: Language
  state: string
  /** UTC. */
  dueAt: Date
  /** Wall-clock time in `timeZone`, the office's. */
  local: string
  timeZone: string
}

/**
 * Takes an item off the lists until it is restored. It is a draft then, and an approval it had is revoked, so that
 * nothing of it can be scheduled meanwhile; what is published stays published.
 *
 * @throws DatelineError `item-has-open-posts` while posts of it may still go out; it lists them.
 */
export async function archiveNewsItem(
  deps: { db: Db; clock: Clock },
  { actor: by, newsItemId }: { actor: Actor; newsItemId: string },
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    const item = await lockNewsItem(trx, actor, 'news.write', newsItemId)
    const posts = await openPostsOf(trx, newsItemId)
    if (posts.length > 0) throw new DatelineError('item-has-open-posts', { count: posts.length }, { posts })
    await trx
      .updateTable('news_item')
      .set({ archived_at: sql<Date>`now()`, archived_by: actor.id, state: 'draft', submitted_by: null })
      .where('id', '=', newsItemId)
      .execute()
    const revoked = await revokeApproval(trx, item, 'The news item was archived.')
    const { officeId, revision, state: was } = item
    await recordEvents(trx, [
      {
        kind: 'item.archived',
        officeId,
        subjectId: newsItemId,
        data: { revision: revision.number, by: actor.id },
      },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.archive',
        officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { was, ...(revoked ? { revokedApproval: revoked } : {}) },
      },
    ])
  })
}

/** Posts with something still to be done: the lock of the item keeps others from being added. */
async function openPostsOf(trx: Db, newsItemId: string): Promise<OpenPost[]> {
  const { rows } = await sql<OpenPost>`
    select p.id as "postId", p.channel_id as "channelId", c.network, c.handle, p.language, p.state, p.due_at as "dueAt",
      to_char(p.due_at at time zone o.time_zone, 'YYYY-MM-DD"T"HH24:MI') as local, o.time_zone as "timeZone"
    from post p join channel c on c.id = p.channel_id join office o on o.id = p.office_id
    where p.news_item_id = ${newsItemId}
      and p.state in ('scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling', 'needs_attention')
    order by p.due_at, p.id
    limit 100`.execute(trx)
  return rows
}
