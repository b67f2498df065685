import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'

/**
 * "Publish now": makes planned posts due at once, by the database's clock; the slot they had stays written in
 * `planned`. Posts that are not waiting for their time any more are left as they are.
 * @returns the ids of the posts brought forward.
 * @throws DatelineError `not-found` where one is unknown or another office's.
 */
export async function bringForward(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; postIds: readonly string[] },
): Promise<string[]> {
  if (input.postIds.length === 0) return []
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const posts = await trx
      .selectFrom('post')
      .select(['id', 'office_id', 'channel_id', 'state', 'due_at', 'fence'])
      .where('id', 'in', [...input.postIds])
      .orderBy('id')
      .forUpdate()
      .execute()
    if (posts.length < new Set(input.postIds).size) {
      throw new DatelineError('post-not-found', {
        postId: input.postIds.find(id => !posts.some(post => post.id === id)) ?? '',
      })
    }
    for (const post of posts)
      assertMay(
        actor,
        'posts.schedule',
        post.office_id,
        () => new DatelineError('post-not-found', { postId: post.id }),
      )
    const waiting = posts.filter(post => post.state === 'scheduled')
    if (waiting.length === 0) return []
    const ids = waiting.map(post => post.id)
    await trx
      .updateTable('post')
      // A moment of the API has milliseconds: a page of posts that ends at this one goes on after it.
      .set({
        due_at: sql<Date>`date_trunc('milliseconds', now())`,
        next_at: sql<Date>`now()`,
        reason: 'Brought forward by a person.',
      })
      .where('id', 'in', ids)
      .execute()
    await recordEvents(
      trx,
      waiting.map(post => ({
        kind: 'post.released' as const,
        officeId: post.office_id,
        subjectId: post.id,
        data: { channelId: post.channel_id, fence: post.fence, how: 'now' as const },
      })),
    )
    await writeAudit(
      trx,
      actor,
      deps.clock.now(),
      waiting.map(post => ({
        action: 'posts.bring-forward',
        officeId: post.office_id,
        subjectKind: 'post' as const,
        subjectId: post.id,
        detail: { wasDueAt: post.due_at.toISOString() },
      })),
    )
    return ids
  })
}
