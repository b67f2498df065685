import { sql } from 'kysely'
import { DateTime } from 'luxon'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import type { PostState } from '../../post-state.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { lockChannels } from '../lock-channels.ts'
import { onOtherDay } from '../times/other-day.ts'
import { planError } from '../times/plan.ts'
import { applyTimes } from './apply-times.ts'
import { assertMovable, type LockedPost, lockPosts } from './locked-posts.ts'
import { movedRows } from './moved-rows.ts'
import { severalTimes, type WantedTime } from './several-times.ts'
import type { MovedTogether } from './swap-posts.ts'

interface ShiftInput {
  actor: Actor
  channelId: string
  /** UTC, included. */
  from: Date
  /** UTC, excluded. */
  to: Date
  by: Shift
  now?: true
  dryRun?: boolean
}

/** Time that passes, or days of the calendar: the clock shows the same time on another day. */
export type Shift = { minutes: number } | { days: number }

export interface ShiftResult extends MovedTogether {
  /** Posts of the range that stay where they are: sent, in doubt, or waiting for a person. */
  left: { id: string; state: PostState; dueAt: Date }[]
}

/** At most so many posts at once. */
const most = 500

/**
 * Moves every scheduled post of a channel in a range by so much: all of them or none.
 * @throws DatelineError as `movePost`; `too-many-posts`; `skipped-time` and `repeated-time` with the post, where a day
 * has no such local time, or two.
 */
export async function shiftChannel(deps: CalendarDeps, input: ShiftInput): Promise<ShiftResult> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const inTrx = { ...deps, db: trx }
    const zone = await lockChannel(trx, actor, input.channelId)
    const range = await postsOfRange(trx, input)
    const movable = range.filter(post => post.state === 'scheduled')
    if (movable.length > most) {
      throw new DatelineError('too-many-posts', { count: movable.length, most })
    }
    const posts = await lockPosts(
      trx,
      actor,
      movable.map(post => post.id),
    )
    for (const post of posts) await assertMovable(trx, post)
    const wanted = posts.map(post => ({ post, dueAt: shifted(post, zone, input.by) }))
    const moves = await severalTimes(inTrx, actor, wanted satisfies WantedTime[], input)
    const isDone = !input.dryRun && moves.length > 0
    const undo = isDone ? await applyTimes(inTrx, actor, 'shift', moves) : null
    return {
      dryRun: input.dryRun ?? false,
      posts: await movedRows(trx, moves),
      undo,
      left: range.filter(post => post.state !== 'scheduled'),
    }
  })
}

/** Gives the zone of its office. */
async function lockChannel(trx: Db, actor: CurrentActor, channelId: string): Promise<string> {
  const channel = await trx
    .selectFrom('channel')
    .innerJoin('office', 'office.id', 'channel.office_id')
    .select(['office.id as officeId', 'office.time_zone as zone'])
    .where('channel.id', '=', channelId)
    .executeTakeFirst()
  const notFound = () => new DatelineError('channel-not-found', { channelId })
  if (!channel) throw notFound()
  assertMay(actor, 'posts.schedule', channel.officeId, notFound)
  await lockChannels(trx, [channelId])
  return channel.zone
}

/** What is over is left out. */
async function postsOfRange(trx: Db, { channelId, from, to }: ShiftInput) {
  const { rows } = await sql<{ id: string; state: PostState; dueAt: Date }>`
    select id, state, due_at as "dueAt" from post
    where channel_id = ${channelId} and due_at >= ${from} and due_at < ${to}
      and state not in ('published', 'cancelled')
    order by due_at, id`.execute(trx)
  return rows
}

function shifted(post: LockedPost, zone: string, by: Shift): Date {
  if ('minutes' in by) return new Date(post.dueAt.getTime() + by.minutes * 60_000)
  const result = onOtherDay(DateTime.fromJSDate(post.dueAt, { zone }), by.days)
  if (result.ok) return result.value.toJSDate()
  throw planError(result.failure, { postId: post.id })
}
