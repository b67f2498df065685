import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { type CheckDeps, checkFeed } from '../checking/check-feed.ts'
import { takeHostNow } from './first-reading.ts'
import { lockFeed } from './lock-feed.ts'

/** One who asks again so soon gets what is known, in milliseconds: servers are asked politely by people too. */
const freshMs = 60_000

/**
 * Reads a feed now, whether or not it is due or paused.
 * @returns the ids of the new drafts; `repeated` where it was read a moment ago, and is not read again.
 * @throws DatelineError `feed-not-found`, `office-archived`, `feed-changed-meanwhile`; by policy. As `takeHostNow`. A fault of the feed is
 * written down and not thrown.
 */
export async function checkFeedNow(
  deps: CheckDeps,
  { actor: by, feedId }: { actor: Actor; feedId: string },
): Promise<{ drafts: string[]; repeated: boolean }> {
  const { host } = await actingAs(deps.db, by, async (trx, actor) => {
    const feed = await lockFeed(trx, actor, feedId)
    await assertOfficeOpen(trx, feed.officeId)
    await writeAudit(trx, actor, deps.clock.now(), [
      { action: 'feed.check', officeId: feed.officeId, subjectKind: 'feed', subjectId: feedId },
    ])
    return feed
  })
  const { checked_at: checkedAt } = await deps.db
    .selectFrom('feed')
    .select('checked_at')
    .where('id', '=', feedId)
    .executeTakeFirstOrThrow()
  if (checkedAt && deps.clock.now().getTime() - checkedAt.getTime() < freshMs)
    return { drafts: [], repeated: true }
  const lease = await takeHostNow(deps.db, host)
  const outcome = await checkFeed(deps, { feedId, lease }, { person: by.id })
  if (outcome.type === 'overtaken') throw new DatelineError('feed-changed-meanwhile', {})
  return { drafts: outcome.type === 'read' ? outcome.drafts : [], repeated: false }
}
