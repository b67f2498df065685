import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { readNewsItem } from '../read-news-item.view.ts'
import { checkReferences } from './check-references.ts'
import { insertDraft, type SavedRevision } from './insert-draft.ts'

/**
 * A new draft with the texts, facts and files of another item as they are now; its source is that item.
 * @param input.officeId where the copy belongs; the office of the original when absent.
 * @throws DatelineError `item-not-found`; `item-references-unknown` where the other office lacks its project; `not-allowed` or `office-not-found` by policy.
 */
export async function duplicateNewsItem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; newsItemId: string; officeId?: string },
): Promise<SavedRevision> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const original = await readNewsItem(trx, actor, input.newsItemId)
    const { officeId = original.officeId } = input
    assertMay(actor, 'news.write', officeId)
    const source = { kind: 'copy', name: original.id }
    const { content, revision } = original
    // In the same office what is archived since goes on standing there, as with an edit.
    const before = officeId === original.officeId ? { before: content } : {}
    await checkReferences(trx, actor, content, { officeId, ...before })
    return await insertDraft(trx, actor, deps.clock.now(), { officeId, content, source, of: { revision } })
  })
}
