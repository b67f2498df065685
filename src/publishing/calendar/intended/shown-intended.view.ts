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
  /** When it would go out if the item were approved now; null where it needs a time, and once posts were made of it. */
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
  const now = clock.now()
  const taken = new Map<string, Date[]>()
  const shown: ShownIntended[] = []
  for (const post of intended) {
    const channel = channels.get(post.channelId)
    if (!office || !channel || post.posts.length > 0 || post.problem) {
      shown.push({ ...post, planned: null })
      continue
    }
    const others = taken.get(post.channelId) ?? (await takenTimes(db, post.channelId, now, []))
    taken.set(post.channelId, others)
    const found = timeOfIntended(post, undefined, { now, office, channel, taken: others })
    if ('planned' in found) {
      others.push(found.planned.dueAt)
      shown.push({ ...post, planned: found.planned })
    } else {
      shown.push({ ...post, planned: null, problem: found })
    }
  }
  return shown
}
