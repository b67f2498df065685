import type { CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { Networks } from '../../networks/adapters.ts'
import type { ApprovedContent } from '../../news/review/approved-content.view.ts'
import type { RenderedPost } from '../composing/render-posts.ts'
import { keyOfRendered } from '../composing/same-text.ts'
import type { SegmentMedia } from '../segment-media.ts'
import { recordChange, type Undo } from './changes/calendar-change.ts'
import type { PlannedTime } from './times/plan.ts'
import { asStored } from './times/stored-plan.ts'

/** A post that is laid out, approved, and has its time. */
export interface PostToSave extends RenderedPost {
  id: string
  newsItemId: string
  approved: Pick<ApprovedContent, 'approvalId' | 'contentHash' | 'officeId'>
  planned: PlannedTime
  /** Of a series. */
  occurrenceId?: string
  /** Whose post it is, where Dateline itself schedules it for them. */
  createdBy?: string
}

/**
 * Writes scheduled posts, and what an undo needs. The caller holds the channels' locks.
 * @returns how to take them off the schedule again; null where there are none.
 */
export async function saveScheduled(
  deps: { db: Db; clock: Clock; networks: Networks },
  actor: CurrentActor,
  posts: readonly PostToSave[],
): Promise<Undo | null> {
  if (posts.length === 0) return null
  await writeScheduled(deps, actor, posts)
  return await recordChange(deps.db, {
    kind: 'schedule',
    by: actor.id,
    at: deps.clock.now(),
    posts: posts.map(post => ({
      postId: post.id,
      was: null,
      became: { state: 'scheduled', dueAt: post.planned.dueAt.toISOString() },
    })),
  })
}

/** Rows, segments, events and audit entries of scheduled posts; the caller records the change that they are part of. */
export async function writeScheduled(
  deps: { db: Db; clock: Clock; networks: Networks },
  actor: CurrentActor,
  posts: readonly PostToSave[],
): Promise<void> {
  await insertPosts(deps, actor, posts)
  await insertSegments(deps, posts)
  await insertComments(deps, posts)
  await recordEvents(
    deps.db,
    posts.map(post => ({
      kind: 'post.scheduled' as const,
      officeId: post.approved.officeId,
      subjectId: post.id,
      data: {
        newsItemId: post.newsItemId,
        channelId: post.channel.id,
        fence: 0,
        dueAt: post.planned.dueAt.toISOString(),
      },
    })),
  )
  await writeAudit(
    deps.db,
    actor,
    deps.clock.now(),
    posts.map(post => ({
      action: 'posts.schedule',
      officeId: post.approved.officeId,
      subjectKind: 'post',
      subjectId: post.id,
      detail: {
        newsItemId: post.newsItemId,
        contentHash: post.approved.contentHash,
        dueAt: post.planned.dueAt.toISOString(),
        ...(post.occurrenceId === undefined ? {} : { occurrenceId: post.occurrenceId }),
      },
    })),
  )
}

async function insertPosts(
  { db, networks }: { db: Db; networks: Networks },
  actor: CurrentActor,
  posts: readonly PostToSave[],
): Promise<void> {
  await db
    .insertInto('post')
    .values(
      posts.map(post => ({
        id: post.id,
        news_item_id: post.newsItemId,
        approval_id: post.approved.approvalId,
        content_hash: post.approved.contentHash,
        office_id: post.approved.officeId,
        channel_id: post.channel.id,
        language: post.language,
        state: 'scheduled' as const,
        due_at: post.planned.dueAt,
        next_at: post.planned.dueAt,
        planned: toJson(asStored(post.planned)),
        same_text_key: keyOfRendered(networks, post) ?? null,
        sandbox: post.channel.sandbox,
        created_by: post.createdBy ?? actor.id,
        occurrence_id: post.occurrenceId ?? null,
      })),
    )
    .execute()
}

/** A statement has 65,535 parameters at most, and a thread up to 99 segments. */
const segmentsAtOnce = 1_000

async function insertSegments(
  { db, networks }: { db: Db; networks: Networks },
  posts: readonly PostToSave[],
): Promise<void> {
  const segments = posts.flatMap(post =>
    post.formatted.segments.map((segment, position) => ({
      post_id: post.id,
      position,
      text: segment.text,
      link: segment.link ?? null,
      has_link: networks.get(post.channel.network)?.profile.rules.prices?.hasLink(segment.text) ?? false,
      media: toJson(position === 0 ? post.media.map(plainMedia) : []),
    })),
  )
  for (let start = 0; start < segments.length; start += segmentsAtOnce)
    await db
      .insertInto('segment')
      .values(segments.slice(start, start + segmentsAtOnce))
      .execute()
}

/** First comments, each of which waits for its post; see migration 081. */
async function insertComments({ db }: { db: Db }, posts: readonly PostToSave[]): Promise<void> {
  const comments = posts.flatMap(({ id, formatted: { comment } }) =>
    comment ? [{ post_id: id, text: comment.text }] : [],
  )
  if (comments.length > 0) await db.insertInto('first_comment').values(comments).execute()
}

function plainMedia({ mediaId, altText }: SegmentMedia): SegmentMedia {
  return { mediaId, altText }
}
