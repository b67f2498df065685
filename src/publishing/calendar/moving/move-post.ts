import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { channelForPlanning } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { officeTime } from '../../../offices/office.view.ts'
import { type Layouts, withLayouts } from '../../composing/layouts.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import type { Undo } from '../changes/calendar-change.ts'
import { takenTimes, timeFor, type WishedTime } from '../choose-times.ts'
import { type CalendarPost, calendarPostsById } from '../range/calendar-posts.view.ts'
import type { PlannedTime } from '../times/plan.ts'
import { applyTimes } from './apply-times.ts'
import { assertExpected, assertMovable, type Expected, type LockedPost, lockPosts } from './locked-posts.ts'
import { layOutForChannel, moveToChannel, type RenderedForChannel } from './move-to-channel.ts'
import { withPostsOwn } from './what-a-time-means.ts'

export interface MoveInput extends WishedTime {
  actor: Actor
  postId: string
  /** The next free slot of its channel. */
  slot?: 'next'
  /** Another channel of the same network and office; at the same time where no other is asked for. */
  channelId?: string
  /** What the person saw: another state now, and nothing is moved. */
  expected?: Expected
  /** Only say where it would go. */
  dryRun?: boolean
}

export interface MoveResult {
  dryRun: boolean
  /** The post as it is now. */
  post: CalendarPost
  wasDueAt: Date
  planned: PlannedTime
  /** How it looks on its new channel, where it is laid out again; null where it stays on its own. */
  rendered: RenderedForChannel | null
  /** Null for a dry run. */
  undo: Undo | null
}

/**
 * Gives a post another time. It keeps its id, its text and its approval, and is sent once, as before. Rules that the
 * time breaks are named and hold nothing back: a person decides.
 * @throws DatelineError `post-not-movable` where it is sent, in doubt or on its way; `post-changed` where it is not what
 * was expected; see `chooseTimes` where no time can be had.
 */
export async function movePost(deps: CalendarDeps, input: MoveInput): Promise<MoveResult> {
  assertOneTarget(input)
  // Only on another channel it is laid out again.
  const { channelId = '' } = input
  return await withLayouts(
    layouts => moveInTransaction(deps, input, layouts),
    () => layOutForChannel(deps, input.actor, input.postId, channelId),
  )
}

async function moveInTransaction(
  deps: CalendarDeps,
  input: MoveInput,
  layouts: Layouts,
): Promise<MoveResult> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const inTrx = { ...deps, db: trx }
    const { channelId } = input
    const [post] = await lockPosts(trx, actor, [input.postId], channelId === undefined ? [] : [channelId])
    if (!post) throw new DatelineError('post-not-found', { postId: input.postId })
    await assertExpected(trx, post, input.expected)
    await assertMovable(trx, post)
    const { postId, ...moved } =
      channelId === undefined || channelId === post.channelId
        ? await moveOnChannel(inTrx, actor, post, input)
        : await moveToChannel(inTrx, actor, post, { ...input, channelId }, layouts)
    const [now] = await calendarPostsById(trx, [postId])
    if (!now) throw new DatelineError('post-not-found', { postId })
    return { dryRun: input.dryRun ?? false, post: now, wasDueAt: post.dueAt, ...moved }
  })
}

async function moveOnChannel(deps: CalendarDeps, actor: CurrentActor, post: LockedPost, input: MoveInput) {
  const planned = await newTime(deps, actor, post, input)
  const undo = input.dryRun ? null : await applyTimes(deps, actor, 'move', [{ post, planned }])
  return { postId: post.id, planned, undo, rendered: null }
}

function assertOneTarget({ at, slot, now, notBefore, channelId, postId }: MoveInput): void {
  const targets = [at !== undefined, slot !== undefined, now === true && at === undefined].filter(Boolean)
  const fewest = channelId === undefined ? 1 : 0
  if (targets.length > 1 || targets.length < fewest || (notBefore && !slot))
    throw new DatelineError('move-target-unclear', { postId })
}

async function newTime(
  deps: CalendarDeps,
  actor: CurrentActor,
  post: LockedPost,
  wish: WishedTime,
): Promise<PlannedTime> {
  const { db, clock } = deps
  const now = clock.now()
  const office = await officeTime(db, post.officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId: post.officeId })
  const channel = await channelForPlanning(db, post.channelId)
  const taken = await takenTimes(db, post.channelId, now, [post.id])
  return await withPostsOwn(deps, actor, post, timeFor(wish, { now, office, channel, taken }))
}
