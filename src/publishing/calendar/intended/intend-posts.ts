import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay } from '../../../access/policy.ts'
import { channelsOf, planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { lockItem } from '../../../news/locked-item.view.ts'
import { officeTime } from '../../../offices/office.view.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { takenTimes, timeFor } from '../choose-times.ts'
import type { PlannedTime } from '../times/plan.ts'

/** Where and when a post is to go out, once its item is approved. */
export interface Intention {
  channelId: string
  /** Each language of the item that the channel posts in when not given. */
  language?: Language
  /** Wall clock of the office; the next free slot when not given. */
  at?: string
  offset?: string
  /** What becomes of it when its time has passed by then, or breaks a rule that it did not break now. */
  ifNotPossible: 'next-slot' | 'ask'
}

/**
 * Keeps the posts that are to be made of an item once it is approved; those named before are replaced. Times are checked
 * as for a post that is scheduled now; the rules that they break are taken as known.
 * @returns the times as they would be now, in the order given.
 * @throws DatelineError `item-is-approved`; `channel-not-connected`; `intended-twice`; see `chooseTimes`.
 */
export async function intendPosts(
  deps: CalendarDeps,
  input: { actor: Actor; newsItemId: string; posts: readonly Intention[] },
): Promise<PlannedTime[]> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const { newsItemId } = input
    const notFound = () => new DatelineError('item-not-found', { newsItemId })
    const item = await lockItem(trx, newsItemId)
    if (!item) throw notFound()
    assertMay(actor, 'posts.schedule', item.officeId, notFound)
    if (item.state === 'approved') throw new DatelineError('item-is-approved', { newsItemId })
    const times = await timesOf({ ...deps, db: trx }, item.officeId, input.posts)
    await save({ ...deps, db: trx }, actor, newsItemId, input.posts, times)
    const data = { revision: item.revision, count: input.posts.length }
    await recordEvents(trx, [
      { kind: 'item.posts-intended', officeId: item.officeId, subjectId: newsItemId, data },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'news.intend-posts',
        officeId: item.officeId,
        subjectKind: 'news_item',
        subjectId: newsItemId,
        detail: { posts: input.posts },
      },
    ])
    return times
  })
}

async function timesOf(
  { db, clock }: CalendarDeps,
  officeId: string,
  posts: readonly Intention[],
): Promise<PlannedTime[]> {
  const office = await officeTime(db, officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId })
  const channels = (await channelsOf(db, officeId)).filter(channel => channel.state !== 'disconnected')
  const now = clock.now()
  const taken = new Map<string, Date[]>()
  const times: PlannedTime[] = []
  for (const [index, post] of posts.entries()) {
    const { channelId } = post
    const channel = channels.find(each => each.id === channelId)
    if (!channel) throw new DatelineError('channel-not-connected', { channelId, officeId })
    const isSame = (other: Intention) =>
      other.channelId === channelId && (other.language ?? '') === (post.language ?? '')
    if (posts.findIndex(isSame) < index) {
      throw new DatelineError('intended-twice', { handle: channel.handle, language: post.language ?? 'all' })
    }
    const others = taken.get(channelId) ?? (await takenTimes(db, channelId, now, []))
    taken.set(channelId, others)
    const planned = timeFor(post, { now, office, channel: planningOf(channel), taken: others })
    others.push(planned.dueAt)
    times.push(planned)
  }
  return times
}

async function save(
  { db, clock }: { db: Db } & Pick<CalendarDeps, 'clock'>,
  actor: CurrentActor,
  newsItemId: string,
  posts: readonly Intention[],
  times: readonly PlannedTime[],
): Promise<void> {
  await db.deleteFrom('intended_post').where('news_item_id', '=', newsItemId).execute()
  if (posts.length === 0) return
  await db
    .insertInto('intended_post')
    .values(
      posts.map((post, index) => ({
        id: newId(),
        news_item_id: newsItemId,
        channel_id: post.channelId,
        language: post.language ?? ('' as const),
        local_at: post.at ?? null,
        utc_offset: post.offset ?? null,
        if_not_possible: post.ifNotPossible,
        accepted: times[index]?.conflicts.map(conflict => conflict.kind) ?? [],
        set_by: actor.id,
        set_at: clock.now(),
      })),
    )
    .execute()
}
