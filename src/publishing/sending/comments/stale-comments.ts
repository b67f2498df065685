import { sql } from 'kysely'
import { messageOf } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import { eventRow, insertEvents } from '../../../events/record-events.ts'
import { networkOf } from '../../../networks/adapters.ts'
import type { NetworkName, RemotePost } from '../../../networks/network.ts'
import { networkProfiles } from '../../../networks/profiles.ts'
import type { PublishingDeps } from '../deps.ts'
import { lookBackMs } from '../doubt/matching.ts'
import { looksOn } from '../doubt/when-to-look.ts'
import { restingStates } from '../machine.ts'

// As doubt/stale-attempts.ts for posts: a worker that was held up may have written a comment all the same.

/** After so long comments that cannot be read are given up, in milliseconds. */
const giveUpAfterMs = 24 * 3_600_000

interface StaleComment {
  attemptId: string
  channelId: string
  network: NetworkName
  startedAt: Date
  staleAt: Date
  text: string
  parentExternalId: string
}

/**
 * Reads the comments below a post once for each stale attempt that may have written one, when its comment has come to rest,
 * and notifies the office of more than one, with links. Run it every half minute.
 * @returns how many attempts were settled.
 */
export async function reviewStaleComments(deps: PublishingDeps): Promise<number> {
  let settled = 0
  for (const attempt of await staleComments(deps)) {
    const alike = await commentsLike(deps, attempt)
    if (alike && (await settle(deps.db, attempt, alike))) settled += 1
  }
  return settled
}

async function staleComments({ db, timing }: PublishingDeps): Promise<StaleComment[]> {
  const lagMs = Math.max(...networkProfiles().map(({ name }) => looksOn(timing, name)[0]))
  const { rows } = await sql<StaleComment>`
    select a.id as "attemptId", p.channel_id as "channelId", c.network, a.started_at as "startedAt", a.stale_at as "staleAt",
      f.text, a.parent_external_id as "parentExternalId"
    from comment_attempt a
    join first_comment f on f.post_id = a.post_id
    join post p on p.id = a.post_id
    join channel c on c.id = p.channel_id
    where a.stale_at <= now() - ${interval(lagMs)} and a.stale_checked_at is null
      and f.state = any(${[...restingStates]}::text[])
    order by a.stale_at limit 100`.execute(db)
  return rows
}

/** Undefined when nothing can be known yet. */
async function commentsLike(deps: PublishingDeps, attempt: StaleComment): Promise<RemotePost[] | undefined> {
  const network = networkOf(deps.networks, attempt.network)
  const { comparable } = network.profile.rules
  const since = new Date(attempt.startedAt.getTime() - lookBackMs)
  const call = { timeoutMs: deps.timing.sendWindowMs }
  try {
    const account = await deps.freshAccount(attempt.channelId)
    const shown = (await network.findComments?.(account, attempt.parentExternalId, since, call)) ?? []
    return shown.filter(comment => comparable(comment.text) === comparable(attempt.text))
  } catch (thrown) {
    const error = messageOf(thrown)
    deps.log.warn({ attempt: attempt.attemptId, error }, 'the comments of a post could not be read back')
    return deps.clock.now().getTime() - attempt.staleAt.getTime() < giveUpAfterMs ? undefined : []
  }
}

/** Closes the case and, where there is more than one, writes its event in the same statement. */
async function settle(db: Db, attempt: StaleComment, alike: readonly RemotePost[]): Promise<boolean> {
  const links = alike.map(comment => comment.permalink ?? comment.externalId)
  const reason = `The first comment appears more than once below the post: ${links.join(', ')}. Delete all but one.`
  const { rows } = await sql`
    with checked as (
      update comment_attempt set stale_checked_at = now()
      where id = ${attempt.attemptId} and stale_checked_at is null
      returning post_id, fence
    ),
    doubled as (
      ${insertEvents} select ${eventRow('post.comment-doubled', {
        officeId: sql`p.office_id`,
        subjectId: sql`p.id`,
        data: { channelId: sql`p.channel_id`, fence: sql`checked.fence`, reason },
      })} from checked join post p on p.id = checked.post_id
      where ${links.length > 1}::boolean
    )
    select from checked`.execute(db)
  return rows.length > 0
}
