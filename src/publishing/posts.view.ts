import { sql } from 'kysely'
import type { Language } from '../core/languages/language.ts'
import type { Db } from '../database/connect.ts'
import type { NetworkName } from '../networks/network.ts'
import type { PostState } from './post-state.ts'
import type { SegmentMedia } from './segment-media.ts'

/** A post as lists show it. Moments are UTC. */
export interface PostSummary {
  id: string
  newsItemId: string
  officeId: string
  channelId: string
  network: NetworkName
  handle: string
  language: Language
  state: PostState
  reason: string | null
  dueAt: Date
  publishedAt: Date | null
  /** When the last of what was out was taken off the network by a person; null while anything is there. */
  deletedAt: Date | null
  sandbox: boolean
  segments: SegmentSummary[]
  /** Written below the post once it is out; null where there is none. Its state says nothing about the post's. */
  comment: CommentSummary | null
  /** The last edit that was asked for once it was out; null where there was none. */
  lastEdit: EditSummary | null
}

export interface EditSummary {
  /** `open`: its network has not said whether it took it. */
  outcome: 'open' | 'edited' | 'not-edited' | 'unknown'
  reason: string | null
}

export interface CommentSummary {
  text: string
  /** `scheduled`: it waits for its post. */
  state: PostState
  reason: string | null
  externalId: string | null
  permalink: string | null
}

export interface SegmentSummary {
  position: number
  text: string
  link: string | null
  media: SegmentMedia[]
  externalId: string | null
  permalink: string | null
}

export interface PostFilter {
  /** Only these offices; `*` is all. */
  officeIds: readonly string[] | '*'
  states?: readonly PostState[]
  newsItemId?: string
  channelId?: string
  postId?: string
  /** Only posts whose first comment is in this state. */
  commentState?: PostState
  /** At most so many; 100 when not given. */
  limit?: number
  /** Only posts after this one in the order of the list. */
  after?: { dueAt: Date; id: string }
}

/** Posts in order of due time. */
export async function listPosts(db: Db, filter: PostFilter): Promise<PostSummary[]> {
  if (filter.officeIds !== '*' && filter.officeIds.length === 0) return []
  const { rows } = await sql<PostSummary>`
    select p.id, p.news_item_id as "newsItemId", p.office_id as "officeId", p.channel_id as "channelId",
      c.network, c.handle, p.language, p.state, p.reason, p.due_at as "dueAt", p.published_at as "publishedAt", p.sandbox,
      (select max(s.deleted_at) from segment s where s.post_id = p.id and s.external_id is not null
        having bool_and(s.deleted_at is not null)) as "deletedAt",
      (select jsonb_agg(jsonb_build_object('position', s.position, 'text', s.text, 'link', s.link, 'media', s.media,
        'externalId', s.external_id, 'permalink', s.permalink) order by s.position)
        from segment s where s.post_id = p.id) as segments,
      (select jsonb_build_object('text', f.text, 'state', f.state, 'reason', f.reason, 'externalId', f.external_id,
        'permalink', f.permalink) from first_comment f where f.post_id = p.id) as comment,
      (select jsonb_build_object('outcome', coalesce(e.outcome, 'open'), 'reason', e.reason) from post_edit e
        where e.post_id = p.id order by e.id desc limit 1) as "lastEdit"
    from post p join channel c on c.id = p.channel_id
    where ${where(filter)}
    order by p.due_at, p.id
    limit ${filter.limit ?? 100}`.execute(db)
  return rows
}

function where(filter: PostFilter) {
  const conditions = [
    sql`true`,
    ...(filter.officeIds === '*' ? [] : [sql`p.office_id = any(${[...filter.officeIds]}::text[])`]),
    ...(filter.states ? [sql`p.state = any(${[...filter.states]}::text[])`] : []),
    ...(filter.newsItemId ? [sql`p.news_item_id = ${filter.newsItemId}`] : []),
    ...(filter.channelId ? [sql`p.channel_id = ${filter.channelId}`] : []),
    ...(filter.postId ? [sql`p.id = ${filter.postId}`] : []),
    ...(filter.commentState
      ? [sql`p.id in (select post_id from first_comment where state = ${filter.commentState})`]
      : []),
    ...(filter.after ? [sql`(p.due_at, p.id) > (${filter.after.dueAt}, ${filter.after.id}::uuid)`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** What was tried for a post, in order: for the person who has to settle a doubt. */
export interface AttemptSummary {
  /** An upload shows nothing to readers; it tells why a post with files is not out. */
  kind: 'send' | 'upload' | 'comment'
  /** The file that was uploaded; null for a send. */
  mediaId: string | null
  position: number
  startedAt: Date
  finishedAt: Date | null
  outcome: string | null
  code: string | null
  reason: string | null
  externalId: string | null
}

/** Everything that was tried for a post, sends and uploads, in the order of their beginning. */
export async function attemptsOf(db: Db, postId: string): Promise<AttemptSummary[]> {
  const all = await Promise.all([uploadsOf(db, postId), sendsOf(db, postId), commentsOf(db, postId)])
  return all.flat().sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
}

async function sendsOf(db: Db, postId: string): Promise<AttemptSummary[]> {
  const rows = await db
    .selectFrom('attempt')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ kind: 'send', mediaId: null, externalId: row.external_id, ...sharedBy(row) }))
}

/** Of the first comment, which stands behind the last segment. */
async function commentsOf(db: Db, postId: string): Promise<AttemptSummary[]> {
  const rows = await db
    .selectFrom('comment_attempt')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('started_at')
    .execute()
  return rows.map(row => ({
    kind: 'comment',
    mediaId: null,
    externalId: row.external_id,
    ...sharedBy({ ...row, position: 0 }),
  }))
}

async function uploadsOf(db: Db, postId: string): Promise<AttemptSummary[]> {
  const rows = await db
    .selectFrom('upload_attempt')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    kind: 'upload',
    mediaId: row.media_id,
    externalId: row.handle,
    ...sharedBy(row),
  }))
}

function sharedBy(row: {
  position: number
  started_at: Date
  finished_at: Date | null
  outcome: string | null
  code: string | null
  reason: string | null
}) {
  return {
    position: row.position,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    code: row.code,
    reason: row.reason,
  }
}
