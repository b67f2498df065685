import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { RevisionContent } from '../news-content.view.ts'
import { saveListings } from './save-listings.ts'

/** Items of one transaction: posts that are due wait for no more on an embedded record. */
const batch = 20

interface Unlisted {
  newsItemId: string
  content: RevisionContent
  contentHash: string
}

/**
 * Makes the listings of items that were saved before there were any, or by an older version since.
 * @returns how many.
 */
export async function fillListings(db: Db): Promise<number> {
  let filled = 0
  for (let made = batch; made === batch; filled += made) made = await fillBatch(db)
  return filled
}

async function fillBatch(db: Db): Promise<number> {
  return await db.transaction().execute(async trx => {
    // Locked, so that a revision that is saved meanwhile comes after it and stands.
    const { rows } = await sql<Unlisted>`
      select i.id as "newsItemId", r.content, r.content_hash as "contentHash"
      from news_item i join revision r on r.news_item_id = i.id and r.number = i.revision
      left join news_listing l on l.news_item_id = i.id
      where l.content_hash is distinct from r.content_hash
      order by i.id desc
      limit ${batch}
      for update of i skip locked`.execute(trx)
    await saveListings(trx, rows)
    return rows.length
  })
}
