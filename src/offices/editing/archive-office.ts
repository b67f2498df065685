import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { PostsOfOffice } from '../affected-posts.ts'
import type { OfficeInFull } from '../office-in-full.view.ts'
import { lockOffice, lockOfficeAlone } from './lock-office.ts'
import { assertPlacesFree, freeDatelines, savePlaces } from './places.ts'
import { recordOffice } from './record-office.ts'

/**
 * Archives an office: nothing new is made for it, its places are free for other offices, and all that it did
 * stays. Archived already, it stays as it is.
 * @throws DatelineError `office-has-posts` while posts of it are not settled; the error carries them.
 */
export async function archiveOffice(
  deps: { db: Db; clock: Clock; posts: PostsOfOffice },
  { actor: by, officeId }: { actor: Actor; officeId: string },
): Promise<OfficeInFull> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    assertMay(actor, 'offices.manage', officeId)
    const office = await lockOfficeAlone(trx, officeId)
    if (office.archived) return office
    const { count, posts } = await deps.posts.unsettled(trx, officeId)
    if (count > 0) throw new DatelineError('office-has-posts', { officeId, count }, { count, posts })
    const at = deps.clock.now()
    await trx
      .updateTable('office')
      .set(eb => ({ archived_at: at, archived_by: actor.id, version: eb('version', '+', 1) }))
      .where('id', '=', officeId)
      .execute()
    await freeDatelines(trx, officeId)
    await recordOffice(trx, deps, actor, officeId, { kind: 'office.archived' })
    return { ...office, archived: { at, by: actor.id }, version: office.version + 1 }
  })
}

/**
 * Takes an office back into use, as it was. In use, it stays as it is.
 * @throws DatelineError `place-taken` where another office has taken a place of it.
 */
export async function restoreOffice(
  deps: { db: Db; clock: Clock },
  { actor: by, officeId }: { actor: Actor; officeId: string },
): Promise<OfficeInFull> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    assertMay(actor, 'offices.manage', officeId)
    const { archived, ...office } = await lockOffice(trx, officeId)
    if (!archived) return office
    await assertPlacesFree(trx, officeId, office, id => may(actor, 'offices.read', id))
    await savePlaces(trx, officeId, office)
    await trx
      .updateTable('office')
      .set(eb => ({ archived_at: null, archived_by: null, version: eb('version', '+', 1) }))
      .where('id', '=', officeId)
      .execute()
    await recordOffice(trx, deps, actor, officeId, { kind: 'office.restored' })
    return { ...office, version: office.version + 1 }
  })
}
