import { createHash } from 'node:crypto'
import { pipeline as passOn, type Readable, Transform, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import { DatelineError, messageOf } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import { isUuid } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
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
 * A stored picture, whole. A caller that acts for a person checks `mediaInReach` first.
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

/** What is known of a stored file. */
export interface MediaFacts {
  id: string
  /** Hexadecimal: names the file, and so its version. */
  sha256: string
  contentType: StoredContentType
  byteCount: number
}

/** @throws DatelineError `media-not-found`. A caller that acts for a person checks `mediaInReach` first. */
export async function factsOfMedia(db: Db, mediaId: string): Promise<MediaFacts> {
  const { id, sha256: hash, content_type: contentType, byte_count: byteCount } = await rowOf(db, mediaId)
  return { id, sha256: hash, contentType, byteCount }
}

/**
 * A stored picture or video to be passed on, or the bytes of it from `start` to `end`; little of it is in memory at a
 * time. It is read twice: once to see that it is the one that was stored, and then as fast as it is taken. Should it be
 * altered between the two, the stream fails before its last bytes.
 *
 * @throws as `readMedia`.
 */
export async function streamMedia(
  deps: MediaDeps,
  mediaId: string,
  { start, end }: { start: number; end: number } = { start: 0, end: Number.MAX_SAFE_INTEGER },
): Promise<Readable> {
  const row = await rowOf(deps.db, mediaId)
  await pipeline(await storedFile(deps, row), asStored(row), sink()).catch(thrown => {
    throw thrown instanceof DatelineError ? thrown : brokenOff(thrown)
  })
  // What ends either of them ends both; the reader of the stream hears of an error.
  return passOn(await storedFile(deps, row), asStored(row), partOf(start, end), () => undefined)
}

/** Lets through what lies between two positions, both included. */
function partOf(start: number, end: number): Transform {
  let position = 0
  return new Transform({
    transform(part: Uint8Array, _encoding, done) {
      const [from, to] = [Math.max(start - position, 0), Math.min(end + 1 - position, part.byteLength)]
      position += part.byteLength
      done(null, to > from ? part.subarray(from, to) : undefined)
    },
  })
}

export interface MediaDeps {
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

/**
 * Those of the files that the actor stored, that were stored for an office whose news they may read, or that stand in a
 * news item of such an office.
 */
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
      return eb.or([own, eb('office_id', 'in', offices), eb.exists(itemsWith(db, offices))])
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
      // Of a crop, its image.
      sql<boolean>`revision.content->'media' @> jsonb_build_array(jsonb_build_object('mediaId',
        coalesce((select media_id from media_crop where crop_id = media.id limit 1), media.id)::text))`,
    )
}
