import type { Actor } from '../../../access/actor.ts'
import type { Db } from '../../../database/connect.ts'
import type { Networks } from '../../../networks/adapters.ts'
import { postsWithText, sameTextPosts, sameTextWarning } from '../../composing/same-text.ts'
import type { Conflict, PlannedTime } from '../times/planned-time.ts'
import type { LockedPost } from './locked-posts.ts'

/** The other accounts that say the same near that time, where the network minds: one conflict for each. */
export async function sameTextConflicts(
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
