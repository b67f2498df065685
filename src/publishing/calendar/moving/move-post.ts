import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { channelForPlanning } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import type { Networks } from '../../../networks/adapters.ts'
import { officeTime } from '../../../offices/office.view.ts'
import type { Undo } from '../changes/calendar-change.ts'
import { takenTimes, timeFor, type WishedTime } from '../choose-times.ts'
import { type CalendarPost, calendarPostsById } from '../range/calendar-posts.view.ts'
import type { PlannedTime } from '../times/plan.ts'
import { applyTimes } from './apply-times.ts'
import { assertExpected, assertMovable, type Expected, type LockedPost, lockPosts } from './locked-posts.ts'
import { sameTextConflicts } from './same-text-conflicts.ts'

export interface MoveDeps {
  db: Db
  clock: Clock
  networks: Networks
}

export interface MoveInput extends WishedTime {
  actor: Actor
  postId: string
  /** The next free slot of its channel. */
  slot?: 'next'
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
  /** Null for a dry run. */
  undo: Undo | null
}

/**
 * Gives a post another time. It keeps its id, its text and its approval, and is sent once, as before. Rules that the
 * time breaks are named and hold nothing back: a person decides.
 * @throws DatelineError `post-not-movable` where it is sent, in doubt or on its way; `post-changed` where it is not what
 * was expected; see `chooseTimes` where no time can be had.
 */
export async function movePost(deps: MoveDeps, input: MoveInput): Promise<MoveResult> {
  assertOneTarget(input)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const inTrx = { ...deps, db: trx }
    const [post] = await lockPosts(trx, actor, [input.postId])
    if (!post) throw new DatelineError('post-not-found', { postId: input.postId })
    await assertExpected(trx, post, input.expected)
    await assertMovable(trx, post)
    const planned = await newTime(inTrx, actor, post, input)
    const undo = input.dryRun ? null : await applyTimes(inTrx, actor, 'move', [{ post, planned }])
    const [now] = await calendarPostsById(trx, [post.id])
    if (!now) throw new DatelineError('post-not-found', { postId: post.id })
    return { dryRun: input.dryRun ?? false, post: now, wasDueAt: post.dueAt, planned, undo }
  })
}

function assertOneTarget({ at, slot, now, notBefore, postId }: MoveInput): void {
  const targets = [at !== undefined, slot !== undefined, now === true && at === undefined].filter(Boolean)
  if (targets.length !== 1 || (notBefore && !slot)) throw new DatelineError('move-target-unclear', { postId })
}

async function newTime(
  deps: MoveDeps,
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
  const planned = timeFor(wish, { now, office, channel, taken })
  const same = await sameTextConflicts(deps, actor, post, planned)
  return { ...planned, conflicts: [...planned.conflicts, ...same] }
}
