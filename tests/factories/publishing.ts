import { sql } from 'kysely'
import { newId } from '../../src/core/ids.ts'
import type { Db } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import type { PostState } from '../../src/publishing/post-state.ts'
import type { SegmentMedia } from '../../src/publishing/segment-media.ts'

interface PostFacts {
  channelId: string
  /** The texts of its segments. */
  texts?: string[]
  link?: string
  /** Media of the first segment. */
  media?: SegmentMedia[]
  /** The text of its first comment. */
  comment?: string
  /** When it is due, by the database's clock, in milliseconds from now; negative is overdue. */
  dueInMs?: number
  state?: PostState
  /** The approver; one of every office when not given. */
  approvedBy?: string
  /** Ids of the first segments, as the network gave them already. */
  published?: string[]
}

let texts = 0

/** A text that no other post of the test run has. */
export function newText(): string {
  texts += 1
  return `Counselling is free, every working day. ${texts}-${newId().slice(-12)}`
}

/** A planned post of an approved news item in the channel's office; due unless told otherwise. */
export async function buildPost(db: Db, facts: PostFacts): Promise<string> {
  const { office_id, sandbox } = await db
    .selectFrom('channel')
    .select(['office_id', 'sandbox'])
    .where('id', '=', facts.channelId)
    .executeTakeFirstOrThrow()
  const hash = newId()
  const { newsItemId, approvalId } = await buildApprovedItem(db, office_id, hash, facts.approvedBy)
  const id = newId()
  const due = sql<Date>`now() + make_interval(secs => ${(facts.dueInMs ?? -10) / 1_000}::double precision)`
  await db
    .insertInto('post')
    .values({
      id,
      news_item_id: newsItemId,
      approval_id: approvalId,
      content_hash: hash,
      office_id,
      channel_id: facts.channelId,
      language: 'en',
      state: facts.state ?? 'scheduled',
      due_at: due,
      next_at: due,
      planned: toJson({ local: '', zone: 'UTC', notes: [], conflicts: [] }),
      sandbox,
      created_by: 'author',
    })
    .execute()
  const segments = (facts.texts ?? [newText()]).map((text, position) => ({
    post_id: id,
    position,
    text,
    link: position === 0 ? (facts.link ?? null) : null,
    media: toJson(position === 0 ? (facts.media ?? []) : []),
    external_id: facts.published?.[position] ?? null,
  }))
  await db.insertInto('segment').values(segments).execute()
  if (facts.comment !== undefined)
    await db.insertInto('first_comment').values({ post_id: id, text: facts.comment }).execute()
  return id
}

/** The person who approves in these tests: an approver of every office. */
export async function buildApprover(db: Db, id = 'approver'): Promise<string> {
  await db
    .insertInto('person')
    .values({ id, name: 'Amna', email: `${id}@example.org` })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('role_grant')
    .values({ person_id: id, role: 'approver', office_id: '*', granted_by: 'test' })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return id
}

async function buildApprovedItem(db: Db, officeId: string, hash: string, approvedBy = 'approver') {
  await buildApprover(db, approvedBy)
  const newsItemId = newId()
  const revisionId = newId()
  const approvalId = newId()
  await db
    .insertInto('news_item')
    .values({
      id: newsItemId,
      office_id: officeId,
      state: 'approved',
      source: toJson({ kind: 'test', name: 'factory' }),
      revision: 1,
      created_by: 'author',
    })
    .execute()
  await db
    .insertInto('revision')
    .values({
      id: revisionId,
      news_item_id: newsItemId,
      number: 1,
      content: toJson({ places: [], topics: [], variants: [], media: [] }),
      content_hash: hash,
      created_by: 'author',
    })
    .execute()
  await db
    .insertInto('approval')
    .values({
      id: approvalId,
      news_item_id: newsItemId,
      revision_id: revisionId,
      content_hash: hash,
      submitted_by: 'author',
      approved_by: approvedBy,
    })
    .execute()
  return { newsItemId, approvalId }
}

/** Another person approves the item of a post again, as it is or with another content; gives the approval's id. */
export async function approveAgain(
  db: Db,
  postId: string,
  { contentHash }: { contentHash?: string } = {},
): Promise<string> {
  const post = await postRow(db, postId)
  const id = newId()
  await db
    .updateTable('approval')
    .set({ revoked_at: sql<Date>`now()`, revoked_reason: 'Approved again.' })
    .where('news_item_id', '=', post.news_item_id)
    .where('revoked_at', 'is', null)
    .execute()
  const { revision_id } = await db
    .selectFrom('approval')
    .select('revision_id')
    .where('id', '=', post.approval_id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('approval')
    .values({
      id,
      news_item_id: post.news_item_id,
      revision_id,
      content_hash: contentHash ?? post.content_hash,
      submitted_by: 'author',
      approved_by: await buildApprover(db, 'second-approver'),
    })
    .execute()
  return id
}

/** Brings the moment at which something must next happen to a post nearer, by so many milliseconds. */
export async function hurry(db: Db, postId: string, ms = 3_600_000): Promise<void> {
  await sql`update post set next_at = next_at - make_interval(secs => ${ms / 1_000}::double precision)
    where id = ${postId}`.execute(db)
}

export async function postRow(db: Db, postId: string) {
  return await db.selectFrom('post').selectAll().where('id', '=', postId).executeTakeFirstOrThrow()
}

export async function attemptsOf(db: Db, postId: string) {
  return await db
    .selectFrom('attempt')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
}

export async function idsOf(db: Db, postId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('segment')
    .select('external_id')
    .where('post_id', '=', postId)
    .orderBy('position')
    .execute()
  return rows.map(row => row.external_id)
}
