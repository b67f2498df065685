import { sql } from 'kysely'
import type { CurrentActor } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'

/**
 * Whether the actor is a second person for a news item: one who had no part in it, and whose account was not opened by
 * anyone who had. A withdrawn approval gives no part back, and neither does one that an edit ended: the approver may have
 * wanted to withdraw it.
 *
 * The person who gave a feed its address chose the words that come of it, and counts as one who had part.
 *
 * A person who makes a link into an account can sign in as its person, so links count through any number of accounts.
 * @throws DatelineError `not-allowed`, which says why.
 */
export async function assertSecondPerson(trx: Db, actor: CurrentActor, newsItemId: string): Promise<void> {
  const { rows } = await sql<{ tookPart: boolean; choseFeed: boolean; opener: string | null }>`
    with recursive contributor as (
      select created_by as id from news_item where id = ${newsItemId}
      union select submitted_by from news_item where id = ${newsItemId}
      union select created_by from revision where news_item_id = ${newsItemId}
      union select unnest(submitted_by) from revision where news_item_id = ${newsItemId}
      union select chosen_by from feed_entry where news_item_id = ${newsItemId} and outcome = 'draft'
    ),
    opener as (
      select made_by as id from account_link where person_id = ${actor.id}
      union select l.made_by from account_link l join opener on opener.id = l.person_id
    )
    select exists (select from contributor where id = ${actor.id}) as "tookPart",
      exists (select from feed_entry
        where news_item_id = ${newsItemId} and outcome = 'draft' and chosen_by = ${actor.id}) as "choseFeed",
      (select coalesce(p.name, opener.id) from opener join contributor using (id) left join person p using (id)
        where opener.id <> ${actor.id} order by 1 limit 1) as opener`.execute(trx)
  const [found] = rows
  if (found?.choseFeed) {
    throw new DatelineError('approver-chose-feed', {})
  }
  if (found?.tookPart) {
    throw new DatelineError('approver-was-author', {})
  }
  if (found?.opener) {
    throw new DatelineError('approver-account-opened', { opener: found.opener })
  }
}
