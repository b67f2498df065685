import type { Actor } from '../../../access/actor.ts'
import type { Db } from '../../../database/connect.ts'
import type { Networks } from '../../../networks/adapters.ts'
import { outsidePeriod } from '../../composing/project-period.ts'
import { postsWithText, sameTextPosts, sameTextWarning } from '../../composing/same-text.ts'
import type { Conflict, PlannedTime } from '../times/planned-time.ts'
import type { LockedPost } from './locked-posts.ts'

/** A time with what is to be known of this very post at it: the same text elsewhere, and the period of its project. */
export async function withPostsOwn(
  deps: { db: Db; networks: Networks },
  actor: Actor,
  post: LockedPost,
  planned: PlannedTime,
): Promise<PlannedTime> {
  const same = await sameTextConflicts(deps, actor, post, planned)
  return {
    ...planned,
    conflicts: [...planned.conflicts, ...same],
    notes: [...planned.notes, ...outsidePeriod(post.period, planned.local)],
  }
}

/** The other accounts that say the same near that time, where the network minds: one conflict for each. */
async function sameTextConflicts(
  { db, networks }: { db: Db; networks: Networks },
  actor: Actor,
  post: Pick<LockedPost, 'channelId' | 'officeId' | 'network' | 'sameTextKey' | 'sandbox'>,
  planned: PlannedTime,
): Promise<Conflict[]> {
  const rule = networks.get(post.network)?.profile.rules.sameText
  if (!rule || post.sameTextKey === null) return []
  const { sameTextKey: key, channelId, officeId, sandbox } = post
  const text = { key, channelId, officeId, handle: '', sandbox, at: planned.dueAt }
  return sameTextPosts(text, await postsWithText(db, [key]), rule.withinMs).map(twin => ({
    kind: 'same-text',
    message: sameTextWarning(actor, twin, planned.zone, rule.reason),
  }))
}
