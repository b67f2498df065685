import type { CurrentActor } from '../../../access/actor.ts'
import { channelsForPlanning } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { type OfficeTime, officeTime } from '../../../offices/office.view.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { takenTimes } from '../choose-times.ts'
import { type PlannedTime, planError, timeAt } from '../times/plan.ts'
import type { LockedPost } from './locked-posts.ts'
import type { MovedPost } from './moved-post.ts'
import { withPostsOwn } from './what-a-time-means.ts'

/** A post and the moment (UTC) that it is to have. */
export interface WantedTime {
  post: LockedPost
  dueAt: Date
}

/**
 * The times of several posts that move together, each held against all that stays and against the others as they will
 * be. One that would be due in the past is refused, or goes out at once where `now` says so.
 * @throws DatelineError `time-is-past` or `time-too-far`, with the post; nothing is moved then.
 */
export async function severalTimes(
  deps: CalendarDeps,
  actor: CurrentActor,
  wanted: readonly WantedTime[],
  asked: { now?: true | undefined },
): Promise<MovedPost[]> {
  const now = deps.clock.now()
  const moving = wanted.map(({ post }) => post.id)
  const channelIds = [...new Set(wanted.map(({ post }) => post.channelId))]
  const channels = await channelsForPlanning(deps.db, channelIds)
  const offices = new Map<string, OfficeTime>()
  const staying = new Map<string, Date[]>()
  for (const id of channelIds) staying.set(id, await takenTimes(deps.db, id, now, moving))
  const moves: MovedPost[] = []
  for (const { post, dueAt } of wanted) {
    const office = offices.get(post.officeId) ?? (await officeTime(deps.db, post.officeId))
    const channel = channels.get(post.channelId)
    if (!office || !channel) throw new DatelineError('channel-not-found', { channelId: post.channelId })
    offices.set(post.officeId, office)
    const others = wanted.filter(each => each.post.id !== post.id && each.post.channelId === post.channelId)
    const taken = [...(staying.get(post.channelId) ?? []), ...others.map(each => each.dueAt)]
    const planned = momentOrNow(dueAt, { now, office, channel, taken }, post, asked)
    moves.push({ post, planned: await withPostsOwn(deps, actor, post, planned) })
  }
  return moves
}

function momentOrNow(
  dueAt: Date,
  shared: Omit<Parameters<typeof timeAt>[0], 'moment'>,
  post: LockedPost,
  { now }: { now?: true | undefined },
): PlannedTime {
  const isPast = dueAt < shared.now
  const result = timeAt({ ...shared, moment: isPast && now ? shared.now : dueAt })
  if (result.ok) return result.value
  throw planError(result.failure, { postId: post.id })
}
