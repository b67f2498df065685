import { createHash } from 'node:crypto'
import { pipeline as passOn, type Readable, Transform, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
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
 * A stored picture, whole. Whoever asks for a person checks `mediaInReach` first.
 *
 * @throws DatelineError `media-not-found` where there is none, `media-file-lost` where its file is gone or was altered,
 * `media-read-failed` where the storage does not answer.
 */
export async function readMedia(deps: MediaDeps, mediaId: string): Promise<StoredMedia> {
  const row = await rowOf(deps.db, mediaId)
  const stream = await storedFile(deps, row)
  const bytes = await buffer(stream).catch(thrown => {
    throw brokenOff(thrown)
  })
  if (sha256(bytes) !== row.sha256) throw altered(row)
  return { bytes, contentType: row.content_type, width: row.width, height: row.height }
}

/** A stored file as it is read; little of it is in memory at a time. */
export interface MediaStream {
  stream: Readable
  contentType: StoredContentType
  byteCount: number
}

/**
 * A stored picture or video to be passed on. It is read twice: once to see that it is the one that was stored, and then
 * as fast as it is taken. Should it be altered between the two, the stream fails before its last bytes.
 *
 * @throws as `readMedia`.
 */
export async function streamMedia(deps: MediaDeps, mediaId: string): Promise<MediaStream> {
  const row = await rowOf(deps.db, mediaId)
  await pipeline(await storedFile(deps, row), asStored(row), sink()).catch(thrown => {
    throw thrown instanceof DatelineError ? thrown : brokenOff(thrown)
  })
  // What ends either of them ends both; the reader of the stream hears of an error.
  const stream = passOn(await storedFile(deps, row), asStored(row), () => undefined)
  return { stream, contentType: row.content_type, byteCount: row.byte_count }
}

interface MediaDeps {
  db: Db
  mediaStorage: MediaStorage
}

type MediaRow = Awaited<ReturnType<typeof rowOf>>

async function rowOf(db: Db, mediaId: string) {
  const row = isUuid(mediaId)
    ? await db.selectFrom('media').selectAll().where('id', '=', mediaId).executeTakeFirst()
    : undefined
  if (!row) throw new DatelineError('media-not-found', { mediaId })
  return row
}

async function storedFile({ mediaStorage }: MediaDeps, row: MediaRow): Promise<Readable> {
  const stream = await mediaStorage.get(keyOfMedia(row.sha256))
  if (!stream) throw gone(row, 'missing')
  return stream
}

/** Lets the bytes through and holds the last ones back until all of them are known to be those that were stored. */
function asStored(row: MediaRow): Transform {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  return new Transform({
    transform(part: Uint8Array, _encoding, done) {
      hash.update(part)
      if (held) this.push(held)
      held = part
      done()
    },
    flush(done) {
      if (hash.digest('hex') !== row.sha256) return done(altered(row))
      done(null, held)
    },
  })
}

function sink(): Writable {
  return new Writable({ write: (_part, _encoding, done) => done() })
}

function altered(row: MediaRow): DatelineError {
  return gone(row, 'not the one that was stored')
}

function gone(row: MediaRow, state: string): DatelineError {
  return new DatelineError('media-file-lost', { mediaId: row.id, state })
}

function brokenOff(thrown: unknown): DatelineError {
  return new DatelineError('media-read-failed', { reason: messageOf(thrown) })
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
