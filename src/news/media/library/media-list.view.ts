import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import type { Named } from '../../../access/people/named.ts'
import { officesWhere } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isUuid } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { playingTime } from '../media-facts.view.ts'
import type { StoredContentType } from '../stored-content-type.ts'

/** A stored file as the library of an office shows it. */
export interface MediaRow {
  mediaId: string
  officeId: string | null
  kind: 'image' | 'video'
  contentType: StoredContentType
  byteCount: number
  /** Pixels. */
  width: number
  height: number
  /** How long a video plays. */
  seconds?: number
  createdBy: Named
  createdAt: Date
  /** In how many items it stands now, of those that the actor may read and that are not archived. */
  uses: number
  /** The newest of them, at most three. */
  items: { id: string; places: string[]; beginning: string }[]
}

export interface MediaFilter {
  officeId?: readonly string[]
  kind?: 'image' | 'video'
  /** In at least one item, or in none. */
  used?: 'yes' | 'no'
  cursor?: string
  limit: number
}

/**
 * The files of the offices whose news the actor may read, and the actor's own, newest first; those after the one that
 * `cursor` names. Crops are parts of files that are on it.
 * @throws DatelineError `cursor-invalid`.
 */
export async function listMedia(db: Db, actor: Actor, filter: MediaFilter): Promise<MediaRow[]> {
  const { officeId, kind, used, cursor, limit } = filter
  if (cursor !== undefined && !isUuid(cursor)) throw new DatelineError('cursor-invalid', { cursor })
  const offices = officesWhere(actor, 'news.read')
  const readable = (column: string) =>
    offices === '*' ? sql`true` : sql`${sql.ref(column)} = any(${[...offices]}::text[])`
  const isUsed = sql`exists (select from news_listing l join news_item i on i.id = l.news_item_id
    where l.media_ids @> array[m.id] and i.archived_at is null and ${readable('i.office_id')})`
  const { rows } = await sql<FlatMedia>`
    select page.*, used.uses, used.items
    from (
      select m.id as "mediaId", m.office_id as "officeId", m.content_type as "contentType", m.byte_count as "byteCount",
        m.width, m.height, m.milliseconds, m.created_at as "createdAt",
        jsonb_build_object('id', m.created_by, 'name', p.name) as "createdBy"
      from media m left join person p on p.id = m.created_by
      where (m.created_by = ${actor.id} or ${readable('m.office_id')})
        and not exists (select from media_crop where crop_id = m.id)
        and ${officeId === undefined ? sql`true` : sql`m.office_id = any(${[...officeId]}::text[])`}
        and ${kind === undefined ? sql`true` : sql`(m.content_type = 'video/mp4') = ${kind === 'video'}`}
        and ${used === undefined ? sql`true` : used === 'yes' ? isUsed : sql`not ${isUsed}`}
        and ${cursor === undefined ? sql`true` : sql`m.id < ${cursor}::uuid`}
      order by m.id desc
      limit ${limit}
    ) page
    cross join lateral (
      select count(*)::integer as uses, coalesce(jsonb_agg(jsonb_build_object('id', id, 'places', places,
        'beginning', coalesce(beginnings -> 0 ->> 'text', '')) order by id desc) filter (where place <= 3), '[]') as items
      from (
        select i.id, l.places, l.beginnings, row_number() over (order by i.id desc) as place
        from news_listing l join news_item i on i.id = l.news_item_id
        where l.media_ids @> array[page."mediaId"] and i.archived_at is null and ${readable('i.office_id')}
      ) use
    ) used
    order by page."mediaId" desc`.execute(db)
  return rows.map(({ milliseconds, ...row }) => ({
    ...row,
    kind: row.contentType === 'video/mp4' ? 'video' : 'image',
    ...playingTime(milliseconds),
  }))
}

interface FlatMedia extends Omit<MediaRow, 'kind' | 'seconds'> {
  milliseconds: number | null
}
