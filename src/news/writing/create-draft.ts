import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type CropDeps, makeCrops } from '../media/crops/make-crops.ts'
import { parseRevisionContent } from '../revision-content.ts'
import { checkReferences } from './check-references.ts'
import { insertDraft, type SavedRevision } from './insert-draft.ts'

/**
 * Starts a news item by hand, as a draft.
 *
 * @throws DatelineError `bad-input` with every fault in `content`; `not-allowed` or `not-found` by policy.
 */
export async function createDraft(
  deps: CropDeps & { clock: Clock },
  input: { actor: Actor; officeId: string; content: unknown },
): Promise<SavedRevision> {
  const { officeId } = input
  refuseEarly(input.actor, 'news.write', officeId)
  const content = parseRevisionContent(input.content)
  await makeCrops(deps, { actor: input.actor, officeId, content })
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'news.write', officeId)
    await checkReferences(trx, actor, content, { officeId })
    const source = { kind: 'form', name: actor.via }
    return await insertDraft(trx, actor, deps.clock.now(), { officeId, content, source })
  })
}
