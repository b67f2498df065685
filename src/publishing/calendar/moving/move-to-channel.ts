import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { refuseEarly } from '../../../access/policy.ts'
import { planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { officeTime } from '../../../offices/office.view.ts'
import type { Assessment } from '../../composing/assess-posts.ts'
import type { FormattedPost } from '../../composing/formatting/format.ts'
import { type Layouts, layOutLong } from '../../composing/layouts.ts'
import {
  gatherMaterials,
  type PostMaterial,
  type RenderedPost,
  renderPosts,
} from '../../composing/render-posts.ts'
import { warnOfBudget } from '../../costs/warn-of-budget.ts'
import { step } from '../../sending/machine.ts'
import { alreadyScheduled } from '../already-scheduled.ts'
import { approvedItem } from '../approved-items.ts'
import { assessWithMonths } from '../assess-with-months.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { recordChange, type Undo } from '../changes/calendar-change.ts'
import { takenTimes, timeFor, type WishedTime } from '../choose-times.ts'
import { wallClockOf } from '../range/wall-clock-of.ts'
import { type PostToSave, writeScheduled } from '../save-scheduled.ts'
import { activePosts } from '../series/kept-posts.ts'
import type { PlannedTime } from '../times/plan.ts'
import type { LockedPost } from './locked-posts.ts'

/** How a post looks on the channel that it moves to. */
export interface RenderedForChannel extends Assessment {
  channelId: string
  handle: string
  segments: FormattedPost['segments']
}

interface ChannelMove {
  postId: string
  planned: PlannedTime
  rendered: RenderedForChannel
  undo: Undo | null
}

/**
 * Moves a post to another channel of its network and office. There it is laid out again, in that channel's style, and so
 * it is another post of the same approved content: the one here is cancelled, in the same transaction, and one undo takes
 * both back. The time stays where none is asked for.
 * @throws DatelineError `channel-not-connected`, `channel-of-other-network`, `no-channel-for-languages`;
 * `scheduled-again` where the content goes out there already; see `chooseTimes` where no time can be had.
 */
export async function moveToChannel(
  deps: CalendarDeps,
  actor: CurrentActor,
  post: LockedPost,
  wish: WishedTime & { channelId: string; slot?: 'next'; dryRun?: boolean },
  layouts: Layouts,
): Promise<ChannelMove> {
  const item = await approvedItem(deps.db, post.newsItemId)
  if (item.contentHash !== post.contentHash)
    throw new DatelineError('item-not-approved', { newsItemId: post.newsItemId })
  const materials = await materialsThere(deps, post, item, wish.channelId)
  const [rendered] = renderPosts(materials, layouts)
  if (!rendered)
    throw new DatelineError('channel-not-connected', { channelId: wish.channelId, officeId: post.officeId })
  await refuseTwin(deps.db, item.approvalId, post, wish.channelId)
  const timed = { ...rendered, id: newId(), planned: await timeThere(deps, post, rendered, wish) }
  const { posts, months } = await assessWithMonths(deps, actor, post.officeId, [timed])
  const [assessed] = posts
  if (!assessed) throw new DatelineError('post-not-found', { postId: post.id })
  const moved = {
    ...assessed,
    newsItemId: post.newsItemId,
    approved: item,
    ...(post.occurrenceId === null ? {} : { occurrenceId: post.occurrenceId }),
  }
  const undo = wish.dryRun ? null : await replace(deps, actor, post, moved)
  if (undo) await warnOfBudget(deps.db, post.officeId, months)
  const { refusals, warnings, cost, channel, formatted, planned } = assessed
  return {
    postId: undo ? assessed.id : post.id,
    planned,
    undo,
    rendered: {
      channelId: channel.id,
      handle: channel.handle,
      segments: formatted.segments,
      refusals,
      warnings,
      cost,
    },
  }
}

/** Lays a long text out for the other channel, outside of the transaction. */
export async function layOutForChannel(
  deps: CalendarDeps,
  actor: Actor,
  postId: string,
  channelId: string,
): Promise<Layouts> {
  const post = await deps.db
    .selectFrom('post')
    .innerJoin('channel', 'channel.id', 'post.channel_id')
    .select(['news_item_id as newsItemId', 'post.office_id as officeId', 'language', 'network'])
    .where('post.id', '=', postId)
    .executeTakeFirst()
  const notFound = () => new DatelineError('post-not-found', { postId })
  if (!post) throw notFound()
  refuseEarly(actor, 'posts.schedule', post.officeId, notFound)
  const item = await approvedItem(deps.db, post.newsItemId)
  const materials = await materialsThere(deps, post, item, channelId)
  return await layOutLong(
    materials.map(material => material.format),
    actor.id,
  )
}

async function materialsThere(
  deps: CalendarDeps,
  post: Pick<LockedPost, 'officeId' | 'language' | 'network'>,
  item: Awaited<ReturnType<typeof approvedItem>>,
  channelId: string,
): Promise<PostMaterial[]> {
  const { officeId, content } = item
  const materials = await gatherMaterials(deps, { officeId, content, channelIds: [channelId] })
  const own = materials.filter(material => material.language === post.language)
  const [material] = own
  if (!material) throw new DatelineError('no-channel-for-languages', { officeId, languages: post.language })
  if (material.channel.network !== post.network) {
    throw new DatelineError('channel-of-other-network', {
      handle: material.channel.handle,
      network: material.channel.network,
      wanted: post.network,
    })
  }
  return own
}

async function refuseTwin(db: Db, approvalId: string, post: LockedPost, channelId: string): Promise<void> {
  const posts =
    post.occurrenceId === null
      ? await alreadyScheduled(db, approvalId)
      : await activePosts(db, post.occurrenceId)
  const twin = posts.find(each => each.channelId === channelId && each.language === post.language)
  if (!twin) return
  throw new DatelineError(
    'scheduled-again',
    { postId: post.id, otherId: twin.postId, otherState: twin.state },
    { postId: twin.postId, state: twin.state },
  )
}

async function timeThere(
  { db, clock }: CalendarDeps,
  post: LockedPost,
  { channel }: RenderedPost,
  wish: WishedTime & { slot?: 'next' },
): Promise<PlannedTime> {
  const office = await officeTime(db, post.officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId: post.officeId })
  const now = clock.now()
  const taken = await takenTimes(db, channel.id, now, [])
  const { local, offset } = wallClockOf(post.zone, post.dueAt)
  const isAsked = wish.at !== undefined || wish.slot !== undefined || wish.now
  const time = isAsked ? wish : { ...wish, at: local, offset }
  return timeFor(time, { now, office, channel: planningOf(channel), taken })
}

async function replace(
  deps: CalendarDeps,
  actor: CurrentActor,
  post: LockedPost,
  moved: PostToSave,
): Promise<Undo> {
  const { db: trx, clock } = deps
  await trx
    .updateTable('post')
    .set({
      state: step(post.state, 'cancel'),
      next_at: null,
      cancelled_by: actor.id,
      reason: `Moved to ${moved.channel.handle}.`,
    })
    .where('id', '=', post.id)
    .execute()
  await writeScheduled(deps, actor, [moved])
  await writeAudit(trx, actor, clock.now(), [
    {
      action: 'posts.move',
      officeId: post.officeId,
      subjectKind: 'post',
      subjectId: post.id,
      detail: { channelId: moved.channel.id, postId: moved.id, dueAt: moved.planned.dueAt.toISOString() },
    },
  ])
  const dueAt = post.dueAt.toISOString()
  return await recordChange(trx, {
    kind: 'move',
    by: actor.id,
    at: clock.now(),
    posts: [
      {
        postId: post.id,
        was: { state: post.state, dueAt, planned: post.planned },
        became: { state: step(post.state, 'cancel'), dueAt },
      },
      {
        postId: moved.id,
        was: null,
        became: { state: 'scheduled', dueAt: moved.planned.dueAt.toISOString() },
      },
    ],
  })
}
