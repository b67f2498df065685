import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { readableOffice } from '../readable-items.view.ts'
import type { CommentField } from './comment-field.ts'
import { assertMentionable } from './mentions.ts'

/** What a comment is about; all of the item when neither is given. */
export interface CommentAnchor {
  language?: Language
  field?: CommentField
}

/** More than any discussion has. */
const mostComments = 1_000

/**
 * Adds a comment to an item; those it mentions are notified. Everyone who may read the item may comment on it.
 * @throws DatelineError `item-not-found`; `mention-cannot-read`; `too-many-comments`.
 */
export async function commentOnItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string; text: string; mentions: readonly string[] } & CommentAnchor,
): Promise<{ commentId: string; createdAt: Date }> {
  const { newsItemId, text, language = null, field = null } = input
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const officeId = await readableOffice(trx, actor, newsItemId)
    assertMay(actor, 'news.comment', officeId)
    await assertRoom(trx, newsItemId)
    const mentions = [...new Set(input.mentions)]
    await assertMentionable(trx, mentions, officeId)
    const commentId = newId()
    const { created_at: createdAt } = await trx
      .insertInto('news_comment')
      .values({
        id: commentId,
        news_item_id: newsItemId,
        text,
        language,
        field,
        mentions,
        created_by: actor.id,
      })
      .returning('created_at')
      .executeTakeFirstOrThrow()
    const data = { commentId, by: actor.id, mentions }
    await recordEvents(trx, [{ kind: 'item.commented', officeId, subjectId: newsItemId, data }])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.comment',
        officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { commentId, mentions },
      },
    ])
    return { commentId, createdAt }
  })
}

async function assertRoom(trx: Db, newsItemId: string): Promise<void> {
  const { count } = await trx
    .selectFrom('news_comment')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('news_item_id', '=', newsItemId)
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostComments) throw new DatelineError('too-many-comments', { most: mostComments })
}
