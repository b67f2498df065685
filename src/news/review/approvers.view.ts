import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { may, rolesThatMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'

/** A person whose role may approve an item, and what keeps them from being its second person. */
export interface Approver {
  id: string
  name: string
  /** null: they may approve it. */
  hindrance: 'took-part' | 'account-opened' | null
  /** Who took part and opened their account, where that is the hindrance. */
  openedBy: { id: string; name: string } | null
}

/**
 * Everyone whose role may approve an item, those who may do it now first, then by name; the rule of
 * `assertSecondPerson`, for all of them at once.
 *
 * @throws DatelineError `item-not-found` where there is none, or it is another office's.
 */
export async function approversOf(db: Db, actor: Actor, newsItemId: string): Promise<Approver[]> {
  const notFound = () => new DatelineError('item-not-found', { newsItemId })
  if (!isUuid(newsItemId)) throw notFound()
  const item = await db
    .selectFrom('news_item')
    .select('office_id as officeId')
    .where('id', '=', newsItemId)
    .executeTakeFirst()
  if (!item || !may(actor, 'news.read', item.officeId)) throw notFound()
  const { rows } = await sql<Approver>`
    with recursive contributor as (
      select created_by as id from news_item where id = ${newsItemId}
      union select submitted_by from news_item where id = ${newsItemId}
      union select created_by from revision where news_item_id = ${newsItemId}
      union select unnest(submitted_by) from revision where news_item_id = ${newsItemId}
      union select chosen_by from feed_entry where news_item_id = ${newsItemId} and outcome = 'draft'
    ),
    approver as (
      select p.id, p.name from person p
       where p.stands_for is null and p.deactivated_at is null and p.erased_at is null
         and exists (select from role_grant g where g.person_id = p.id
           and g.office_id in ('*', ${item.officeId}) and g.role = any(${rolesThatMay('news.approve')}::text[]))
    ),
    opener as (
      select l.person_id as approver, l.made_by as id from account_link l join approver on approver.id = l.person_id
      union select opener.approver, l.made_by from account_link l join opener on opener.id = l.person_id
    ),
    judged as (
      select a.id, a.name, exists (select from contributor c where c.id = a.id) as took_part,
          (select json_build_object('id', o.id, 'name', coalesce(p.name, o.id))
             from opener o join contributor c on c.id = o.id left join person p on p.id = o.id
            where o.approver = a.id and o.id <> a.id order by p.name, o.id limit 1) as opened_by
        from approver a
    )
    select id, name,
        case when took_part then 'took-part' when opened_by is not null then 'account-opened' end as hindrance,
        case when not took_part then opened_by end as "openedBy"
      from judged
     order by took_part or opened_by is not null, name collate "C", id`.execute(db)
  return rows
}
