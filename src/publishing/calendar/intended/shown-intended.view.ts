import { sql } from 'kysely'
import { channelsForPlanning } from '../../../channels/channel.view.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { officeTime } from '../../../offices/office.view.ts'
import { takenTimes } from '../choose-times.ts'
import type { PlannedTime } from '../times/plan.ts'
import { type IntendedPost, intendedPosts } from './intended-posts.view.ts'
import { timeOfIntended } from './intended-time.ts'

/** An intended post as an author or approver sees it. */
export interface ShownIntended extends IntendedPost {
  /**
   * When it would go out if the item were approved now; null where it needs a time, and where approval makes no post: there is
   * one, or a person cancelled it.
   */
  planned: PlannedTime | null
}

/** The intended posts of an item, with the times that they would have now. */
export async function shownIntended(
  { db, clock }: { db: Db; clock: Clock },
  item: { id: string; officeId: string },
): Promise<ShownIntended[]> {
  const intended = await intendedPosts(db, item.id)
  const office = await officeTime(db, item.officeId)
  const channels = await channelsForPlanning(
    db,
    intended.map(post => post.channelId),
  )
  const scheduled = await scheduledOnes(db, item.id)
  const now = clock.now()
  const taken = new Map<string, Date[]>()
  const shown: ShownIntended[] = []
  for (const post of intended) {
    const channel = channels.get(post.channelId)
    const isScheduled = scheduled.has(post.id)
    const withdrawn = withdrawnPost(post)
    const isDone = isScheduled || (post.posts.length > 0 && !withdrawn)
    if (!office || !channel || isDone || post.problem) {
      shown.push({ ...post, planned: null, problem: isScheduled ? null : post.problem })
      continue
    }
    const others = taken.get(post.channelId) ?? (await takenTimes(db, post.channelId, now, []))
    taken.set(post.channelId, others)
    const found = timeOfIntended(post, withdrawn?.dueAt, { now, office, channel, taken: others })
    if ('planned' in found) {
      others.push(found.planned.dueAt)
      shown.push({ ...post, planned: found.planned })
    } else {
      shown.push({ ...post, planned: null, problem: found })
    }
  }
  return shown
}

/** The last post of a language, where a recall withdrew it: the next approval makes it again. */
function withdrawnPost({ posts }: IntendedPost): IntendedPost['posts'][number] | undefined {
  return posts.find(
    (post, index) =>
      post.state === 'cancelled' &&
      !post.isByPerson &&
      !posts.slice(index + 1).some(later => later.language === post.language),
  )
}

/** The intended posts of an item for which its channel has a post that was not cancelled, scheduled by hand or by approval. */
async function scheduledOnes(db: Db, newsItemId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select i.id from intended_post i where i.news_item_id = ${newsItemId} and exists (
      select from post p where p.news_item_id = i.news_item_id and p.channel_id = i.channel_id
        and i.language in ('', p.language) and p.state <> 'cancelled')`.execute(db)
  return new Set(rows.map(row => row.id))
}
