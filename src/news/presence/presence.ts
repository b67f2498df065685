import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { readableOffice } from '../readable-items.view.ts'
import { type Present, presentOn } from './presence.view.ts'

export type PresentActivity = 'looking' | 'editing'

/**
 * Notes that a person looks at an item or edits it, for three quarters of a minute; a page says so every twenty seconds.
 * @returns who else is there. Throws `not-found`; `not-allowed` for who may not edit.
 */
export async function bePresent(
  db: Db,
  input: { actor: Actor; newsItemId: string; activity: PresentActivity },
): Promise<Present[]> {
  const { newsItemId, activity } = input
  return await actingAs(db, input.actor, async (trx, actor) => {
    const officeId = await readableOffice(trx, actor, newsItemId)
    if (activity === 'editing') assertMay(actor, 'news.write', officeId)
    const { rows } = await sql<{ was: PresentActivity | null }>`
      with before as (select activity from news_presence
        where news_item_id = ${newsItemId} and person_id = ${actor.id} and ends_at > now())
      insert into news_presence (news_item_id, person_id, activity) values (${newsItemId}, ${actor.id}, ${activity})
      on conflict (news_item_id, person_id) do update set activity = excluded.activity, ends_at = excluded.ends_at,
        since = case when news_presence.ends_at > now() then news_presence.since else now() end
      returning (select activity from before) as was`.execute(trx)
    if (rows[0]?.was !== activity) await record(trx, { officeId, newsItemId, personId: actor.id, activity })
    return await presentOn(trx, newsItemId, actor.id)
  })
}

/** Notes that a person has left an item; nothing happens where they were not there. Throws `not-found`. */
export async function leave(db: Db, input: { actor: Actor; newsItemId: string }): Promise<void> {
  const { newsItemId } = input
  await actingAs(db, input.actor, async (trx, actor) => {
    const officeId = await readableOffice(trx, actor, newsItemId)
    const { numDeletedRows } = await trx
      .deleteFrom('news_presence')
      .where('news_item_id', '=', newsItemId)
      .where('person_id', '=', actor.id)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await record(trx, { officeId, newsItemId, personId: actor.id, activity: 'gone' })
  })
}

/** Who is on an item besides the actor. Throws `not-found`. */
export async function othersOn(db: Db, actor: Actor, newsItemId: string): Promise<Present[]> {
  await readableOffice(db, actor, newsItemId)
  return await presentOn(db, newsItemId, actor.id)
}

/** Takes away those who were not seen again, and says so to those who still look. */
export async function forgetAbsent(db: Db): Promise<number> {
  return await db.transaction().execute(async trx => {
    const { rows } = await sql<{ newsItemId: string; officeId: string; personId: string }>`
      delete from news_presence p using news_item i where i.id = p.news_item_id and p.ends_at <= now()
      returning p.news_item_id as "newsItemId", i.office_id as "officeId", p.person_id as "personId"`.execute(
      trx,
    )
    for (const row of rows) await record(trx, { ...row, activity: 'gone' })
    return rows.length
  })
}

async function record(
  trx: Db,
  {
    officeId,
    newsItemId,
    personId,
    activity,
  }: {
    officeId: string
    newsItemId: string
    personId: string
    activity: PresentActivity | 'gone'
  },
): Promise<void> {
  await recordEvents(trx, [
    { kind: 'item.presence', officeId, subjectId: newsItemId, data: { personId, activity } },
  ])
}
