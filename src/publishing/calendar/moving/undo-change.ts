import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { toJson } from '../../../database/tables.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { step } from '../../sending/machine.ts'
import { assertNotScheduledAgain } from '../already-scheduled.ts'
import type { PlaceOnCalendar, StoredPlan } from '../calendar.tables.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { currentState, refuseChanged, undoForMs } from '../changes/calendar-change.ts'
import { type CalendarPost, calendarPostsById } from '../range/calendar-posts.view.ts'
import { wallClockOf } from '../range/wall-clock-of.ts'
import { renewApproval } from '../renew-approval.ts'
import { type LockedPost, lockPosts } from './locked-posts.ts'
import { reportBudget } from './report-budget.ts'

interface UndoInput {
  actor: Actor
  changeId: string
  /** A time that has passed meanwhile is now. */
  now?: true
}

interface Change {
  id: string
  at: Date
  undoneAt: Date | null
  posts: Map<string, { was: (PlaceOnCalendar & { planned: StoredPlan }) | null; became: PlaceOnCalendar }>
}

/**
 * Takes a change of the calendar back, all of it or nothing: within an hour, by anyone who may schedule there, and as
 * long as every post is as the change left it.
 * @throws DatelineError `change-not-found`; `undo-too-late`; `already-undone`; `post-changed` with the state of a post
 * that went on since; `time-is-past` where a post would be due in the past.
 */
export async function undoChange(
  deps: CalendarDeps,
  { actor: asked, changeId, now }: UndoInput,
): Promise<CalendarPost[]> {
  return await actingAs(deps.db, asked, async (trx, actor) => {
    const change = await lockChange(trx, changeId)
    const posts = await lockThese(trx, actor, change)
    await assertUndoable(trx, deps.clock.now(), change, posts)
    const inTrx = { ...deps, db: trx }
    const restored = []
    for (const post of posts) {
      const dueAt = await restore(inTrx, actor, change, post, now)
      if (dueAt) restored.push({ post, planned: { dueAt, zone: post.zone } })
    }
    await reportBudget(inTrx, restored)
    await trx
      .updateTable('calendar_change')
      .set({ undone_by: actor.id, undone_at: deps.clock.now() })
      .where('id', '=', change.id)
      .execute()
    await writeAudit(
      trx,
      actor,
      deps.clock.now(),
      posts.map(post => ({
        action: 'posts.undo',
        officeId: post.officeId,
        subjectKind: 'post',
        subjectId: post.id,
        detail: { changeId, wasDueAt: post.dueAt.toISOString(), wasState: post.state },
      })),
    )
    return await calendarPostsById(trx, [...change.posts.keys()])
  })
}

/** Locked before its posts: two who undo it at once come one after the other. */
async function lockChange(trx: Db, changeId: string): Promise<Change> {
  const row = await trx
    .selectFrom('calendar_change')
    .select(['id', 'made_at', 'undone_at'])
    .where('id', '=', changeId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DatelineError('change-not-found', { changeId })
  const posts = await trx
    .selectFrom('calendar_change_post')
    .select(['post_id', 'was', 'became'])
    .where('change_id', '=', changeId)
    .execute()
  return {
    id: row.id,
    at: row.made_at,
    undoneAt: row.undone_at,
    posts: new Map(posts.map(({ post_id, was, became }) => [post_id, { was, became }])),
  }
}

/** A change of posts that are not the actor's to know is none. */
async function lockThese(trx: Db, actor: CurrentActor, change: Change): Promise<LockedPost[]> {
  try {
    return await lockPosts(trx, actor, [...change.posts.keys()])
  } catch (thrown) {
    if (thrown instanceof DatelineError && thrown.family === 'not-found')
      throw new DatelineError('change-not-found', { changeId: change.id })
    throw thrown
  }
}

async function assertUndoable(
  trx: Db,
  now: Date,
  change: Change,
  posts: readonly LockedPost[],
): Promise<void> {
  if (change.undoneAt) throw new DatelineError('already-undone', { changeId: change.id })
  if (now.getTime() > change.at.getTime() + undoForMs) {
    throw new DatelineError('undo-too-late', { changeId: change.id, minutes: undoForMs / 60_000 })
  }
  for (const post of posts) {
    const became = change.posts.get(post.id)?.became
    const isSame = became?.state === post.state && became.dueAt === post.dueAt.toISOString()
    if (!isSame || (await isChangedSince(trx, post.id, change))) await refuseChanged(trx, post.id)
  }
}

/** Moved away and back again: the post looks the same, and yet another person has decided about it. */
async function isChangedSince(trx: Db, postId: string, { id, at }: Change): Promise<boolean> {
  const { rows } = await sql`
    select from calendar_change_post changed join calendar_change c on c.id = changed.change_id
    where changed.post_id = ${postId} and c.id <> ${id}
      and (coalesce(c.undone_at, c.made_at), c.id) > (${at}, ${id}::uuid) limit 1`.execute(trx)
  return rows.length > 0
}

/** Gives the time at which the post is due again; null where the change had made it. */
async function restore(
  deps: CalendarDeps,
  actor: CurrentActor,
  change: Change,
  post: LockedPost,
  now: true | undefined,
): Promise<Date | null> {
  const was = change.posts.get(post.id)?.was
  if (!was) {
    await takeBack(deps.db, actor, post)
    return null
  }
  const { db: trx } = deps
  if (post.state === 'cancelled') await assertRestorable(trx, post, was)
  const state = step(post.state, post.state === 'cancelled' ? 'restore' : 'move')
  const dueAt = dueAgain(deps, post.zone, was, now)
  await renewApproval(trx, post.id)
  await assertNotScheduledAgain(trx, post.id)
  await trx
    .updateTable('post')
    .set({
      state,
      due_at: dueAt,
      next_at: dueAt,
      planned: toJson(was.planned),
      cancelled_by: null,
      late_at: null,
      reason: null,
    })
    .where('id', '=', post.id)
    .execute()
  const data = { channelId: post.channelId, fence: post.fence, dueAt: dueAt.toISOString() }
  const shared = { officeId: post.officeId, subjectId: post.id }
  await recordEvents(trx, [
    post.state === 'cancelled'
      ? { kind: 'post.restored', ...shared, data }
      : { kind: 'post.moved', ...shared, data: { ...data, wasDueAt: post.dueAt.toISOString() } },
  ])
  return dueAt
}

/** The change had made the post. */
async function takeBack(trx: Db, actor: CurrentActor, post: LockedPost): Promise<void> {
  await trx
    .updateTable('post')
    .set({
      state: step(post.state, 'cancel'),
      next_at: null,
      cancelled_by: actor.id,
      reason: 'Its scheduling was undone.',
    })
    .where('id', '=', post.id)
    .execute()
}

/** @throws DatelineError `undo-not-possible` for a cancelled post that was more than scheduled. */
async function assertRestorable(trx: Db, post: LockedPost, was: PlaceOnCalendar): Promise<void> {
  const attempts = await trx
    .selectFrom('attempt')
    .select('id')
    .where('post_id', '=', post.id)
    .limit(1)
    .execute()
  if (isRestorable(was) && attempts.length === 0 && !post.isPartOut) return
  throw new DatelineError(
    'undo-not-possible',
    { postId: post.id, state: was.state },
    await currentState(trx, post.id),
  )
}

/** Of these states nothing had been tried, and no person had to be asked. */
export function isRestorable({ state }: Pick<PlaceOnCalendar, 'state'>): boolean {
  return state === 'scheduled' || state === 'claimed'
}

function dueAgain({ clock }: CalendarDeps, zone: string, was: PlaceOnCalendar, now: true | undefined): Date {
  const dueAt = new Date(was.dueAt)
  if (dueAt > clock.now()) return dueAt
  if (now) return clock.now()
  throw new DatelineError('time-is-past', {
    at: wallClockOf(zone, dueAt).local,
    now: wallClockOf(zone, clock.now()).local,
    hint: '',
  })
}
