import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import { DatelineError, messageOf } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import type { Db } from '../../database/connect.ts'
import { isUuid } from '../lock-news-item.ts'
import { keyOfMedia, type MediaStorage } from './media-storage.ts'
import type { StoredContentType } from './stored-content-type.ts'

export interface StoredMedia {
  bytes: Buffer
  contentType: StoredContentType
  /** Pixels. */
  width: number
  height: number
}

/**
 * A stored picture. Whoever asks for a person checks `mediaInReach` first.
 *
 * @throws DatelineError `not-found` where there is none, or its file is gone or was altered; `unavailable` where the storage
 * does not answer.
 */
export async function readMedia(
  deps: { db: Db; mediaStorage: MediaStorage },
  mediaId: string,
): Promise<StoredMedia> {
  const row = isUuid(mediaId)
    ? await deps.db.selectFrom('media').selectAll().where('id', '=', mediaId).executeTakeFirst()
    : undefined
  if (!row) throw new DatelineError('media-not-found', { mediaId })
  const bytes = await readWhole(deps.mediaStorage, keyOfMedia(row.sha256))
  if (!bytes || sha256(bytes) !== row.sha256) {
    throw new DatelineError('media-file-lost', {
      mediaId,
      state: bytes ? 'not the one that was stored' : 'missing',
    })
  }
  return { bytes, contentType: row.content_type, width: row.width, height: row.height }
}

async function readWhole(storage: MediaStorage, key: string): Promise<Buffer | undefined> {
  const stream = await storage.get(key)
  if (!stream) return undefined
  return await buffer(stream).catch(thrown => {
    throw new DatelineError('media-read-failed', { reason: messageOf(thrown) })
  })
}

/** Those of the pictures that the actor stored, or that stand in a news item of an office where they may read. */
export async function mediaInReach(
  db: Db,
  actor: Actor,
  mediaIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = mediaIds.filter(isUuid)
  if (ids.length === 0) return new Set()
  const offices = officesWhere(actor, 'news.read')
  const rows = await db
    .selectFrom('media')
    .select('id')
    .where('id', 'in', ids)
    .where(eb => {
      const own = eb('created_by', '=', actor.id)
      if (offices === '*') return eb.lit(true)
      if (offices.length === 0) return own
      return eb.or([own, eb.exists(itemsWith(db, offices))])
    })
    .execute()
  return new Set(rows.map(row => row.id))
}

function itemsWith(db: Db, offices: readonly string[]) {
  return db
    .selectFrom('revision')
    .innerJoin('news_item', 'news_item.id', 'revision.news_item_id')
    .select('revision.id')
    .where('news_item.office_id', 'in', offices)
    .where(
      sql<boolean>`revision.content->'media' @> jsonb_build_array(jsonb_build_object('mediaId', media.id::text))`,
    )
}
