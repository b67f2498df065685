import { sql } from 'kysely'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { PostState } from '../../post-state.ts'

/** A post of an occurrence that scheduling leaves as it is: the occurrence gets no other on that channel. */
export interface KeptPost {
  occurrenceId: string
  channelId: string
  language: Language
  /** It was not cancelled, or something of it is out; else a person cancelled or moved it. */
  isActive: boolean
}

interface Row extends KeptPost {
  id: string
  isCancelledByPerson: boolean
  movedTo: string | null
}

/** Post `p` was not cancelled, or something of it is on its network. */
export const isActivePost = sql<boolean>`(p.state <> 'cancelled' or exists (
  select from segment s where s.post_id = p.id and s.external_id is not null and s.deleted_at is null))`

/** The posts of an occurrence that were not cancelled, or of which something is out. */
export async function activePosts(
  db: Db,
  occurrenceId: string,
): Promise<{ postId: string; channelId: string; language: Language; state: PostState }[]> {
  const { rows } = await sql<{ postId: string; channelId: string; language: Language; state: PostState }>`
    select p.id as "postId", p.channel_id as "channelId", p.language, p.state
    from post p where p.occurrence_id = ${occurrenceId} and ${isActivePost} order by p.id`.execute(db)
  return rows
}

/** One that was moved to another channel is kept as long as the post is that it became. */
export async function keptPosts(db: Db, occurrenceIds: readonly string[]): Promise<KeptPost[]> {
  const { rows } = await sql<Row>`
    select p.id, p.occurrence_id as "occurrenceId", p.channel_id as "channelId", p.language,
      ${isActivePost} as "isActive",
      exists (select from calendar_change_post own join calendar_change c on c.id = own.change_id
        where own.post_id = p.id and c.kind = 'cancel' and c.undone_at is null) as "isCancelledByPerson",
      (select made.post_id from calendar_change_post own join calendar_change c on c.id = own.change_id
        join calendar_change_post made on made.change_id = c.id and made.was is null
        where own.post_id = p.id and own.was is not null and c.kind = 'move' and c.undone_at is null
        order by c.id desc limit 1) as "movedTo"
    from post p where p.occurrence_id = any(${[...occurrenceIds]}::uuid[])`.execute(db)
  const byId = new Map(rows.map(row => [row.id, row]))
  const isKept = (post: Row | undefined): boolean =>
    post !== undefined &&
    (post.isActive || post.isCancelledByPerson || (post.movedTo !== null && isKept(byId.get(post.movedTo))))
  return rows.filter(isKept).map(({ occurrenceId, channelId, language, isActive }) => ({
    occurrenceId,
    channelId,
    language,
    isActive,
  }))
}
