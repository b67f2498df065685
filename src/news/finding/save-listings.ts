import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { RevisionContent } from '../news-content.view.ts'
import { type Listing, listingOf } from './listing.ts'

interface SavedContent {
  newsItemId: string
  content: RevisionContent
  contentHash: string
  /** Where it was made already, as on the thread of an import. */
  listing?: Listing
}

/** Keeps what lists and search know of items, in the transaction that saves their content. */
export async function saveListings(trx: Db, items: readonly SavedContent[]): Promise<void> {
  if (items.length === 0) return
  await trx
    .insertInto('news_listing')
    .values(
      items.map(({ newsItemId, content, contentHash, listing = listingOf(content) }) => ({
        news_item_id: newsItemId,
        content_hash: contentHash,
        places: listing.places,
        topics: listing.topics,
        languages: listing.languages,
        beginnings: toJson(listing.beginnings),
        media_ids: listing.mediaIds,
        words: sql<string>`array_to_tsvector(${listing.words}::text[])`,
      })),
    )
    .onConflict(conflict =>
      conflict.column('news_item_id').doUpdateSet(eb => ({
        content_hash: eb.ref('excluded.content_hash'),
        places: eb.ref('excluded.places'),
        topics: eb.ref('excluded.topics'),
        languages: eb.ref('excluded.languages'),
        beginnings: eb.ref('excluded.beginnings'),
        media_ids: eb.ref('excluded.media_ids'),
        words: eb.ref('excluded.words'),
      })),
    )
    .execute()
}
