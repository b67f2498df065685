import { sql } from 'kysely'
import { messageOf } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import { eventRow, insertEvents } from '../../../events/record-events.ts'
import { networkOf } from '../../../networks/adapters.ts'
import type { NetworkName, RemotePost } from '../../../networks/network.ts'
import { networkProfiles } from '../../../networks/profiles.ts'
import type { SegmentMedia } from '../../segment-media.ts'
import type { PublishingDeps } from '../deps.ts'
import { restingStates } from '../machine.ts'
import { adoptedAmong } from './doubt.ts'
import { lookBackMs, matchPost } from './matching.ts'
import { looksOn } from './when-to-look.ts'

// A worker that was held up until another one had taken its post over may have sent it all the same (the first window of
// "What remains" in docs/reliability.md). Its attempt's row says so, and no other worker waits for it. This looks after it.

/** After so long an account that cannot be read is given up, in milliseconds: what is known is reported. */
const giveUpAfterMs = 24 * 3_600_000

interface StaleAttempt {
  attemptId: string
  channelId: string
  network: NetworkName
  outcome: string | null
  /** The id that came back to the stale worker. */
  externalId: string | null
  /** What stands in the record for the segment. */
  keptId: string | null
  keptLink: string | null
  startedAt: Date
  staleAt: Date
  parentExternalId: string | null
  text: string
  link: string | null
  media: SegmentMedia[]
  mediaHandles: string[]
}

/**
 * Reads the account once for each stale attempt that may have been sent, when its post has come to rest and the
 * network's read lag is over, and tells the office when the post is there twice, with links. Run it every half minute.
 * @returns how many attempts were settled.
 */
export async function reviewStaleAttempts(deps: PublishingDeps): Promise<number> {
  let settled = 0
  for (const attempt of await staleAttempts(deps)) {
    const finding = await findingOf(deps, attempt)
    if (finding && (await settle(deps.db, attempt, finding))) settled += 1
  }
  return settled
}

async function staleAttempts({ db, timing }: PublishingDeps): Promise<StaleAttempt[]> {
  const lagMs = Math.max(...networkProfiles().map(({ name }) => looksOn(timing, name)[0]))
  const { rows } = await sql<StaleAttempt>`
    select a.id as "attemptId", p.channel_id as "channelId", c.network, a.outcome, a.external_id as "externalId",
      s.external_id as "keptId", s.permalink as "keptLink", a.started_at as "startedAt", a.stale_at as "staleAt",
      a.parent_external_id as "parentExternalId", s.text, s.link, s.media, s.media_handles as "mediaHandles"
    from attempt a
    join post p on p.id = a.post_id
    join channel c on c.id = p.channel_id
    join segment s on s.post_id = a.post_id and s.position = a.position
    where a.stale_at <= now() - ${interval(lagMs)} and a.stale_checked_at is null
      and (s.external_id is not null or p.state = any(${[...restingStates]}::text[]))
    order by a.stale_at limit 100`.execute(db)
  return rows
}

interface Finding {
  /** What readers see beside what the record knows. */
  doubles: { externalId: string; permalink?: string }[]
}

/** Undefined when nothing can be said yet. */
async function findingOf(deps: PublishingDeps, attempt: StaleAttempt): Promise<Finding | undefined> {
  const mayBeOut = attempt.outcome === 'published' || attempt.outcome === 'unknown'
  if (!mayBeOut || (attempt.externalId !== null && attempt.externalId === attempt.keptId))
    return { doubles: [] }
  try {
    const shown = await look(deps, attempt)
    const named = shown.filter(post => post.externalId === attempt.externalId)
    if (attempt.externalId !== null)
      return { doubles: named.length > 0 ? named : [{ externalId: attempt.externalId }] }
    return { doubles: await alike(deps, attempt, shown) }
  } catch (thrown) {
    deps.log.warn(
      { attempt: attempt.attemptId, error: messageOf(thrown) },
      'the account could not be read back',
    )
    if (deps.clock.now().getTime() - attempt.staleAt.getTime() < giveUpAfterMs) return undefined
    return { doubles: attempt.externalId === null ? [] : [{ externalId: attempt.externalId }] }
  }
}

async function look(deps: PublishingDeps, attempt: StaleAttempt): Promise<RemotePost[]> {
  const account = await deps.freshAccount(attempt.channelId)
  const since = new Date(attempt.startedAt.getTime() - lookBackMs)
  return await networkOf(deps.networks, attempt.network).findRecentPosts(account, since, {
    timeoutMs: deps.timing.sendWindowMs,
  })
}

async function alike(
  deps: PublishingDeps,
  attempt: StaleAttempt,
  shown: readonly RemotePost[],
): Promise<RemotePost[]> {
  const ids = shown.map(post => post.externalId)
  const match = matchPost(
    networkOf(deps.networks, attempt.network).profile.rules,
    {
      text: attempt.text,
      mediaCount: attempt.media.length,
      mediaHandles: attempt.mediaHandles,
      intendedAt: attempt.startedAt,
      ...(attempt.link === null ? {} : { link: attempt.link }),
      ...(attempt.parentExternalId === null ? {} : { parentExternalId: attempt.parentExternalId }),
    },
    shown,
    await adoptedAmong(deps.db, attempt.channelId, ids),
  )
  if (match.type === 'one') return [match.post]
  return match.type === 'many' ? match.posts : []
}

/** Closes the case and, where there is a double, writes its event in the same statement. The second worker does nothing. */
async function settle(db: Db, attempt: StaleAttempt, { doubles }: Finding): Promise<boolean> {
  const links = [
    ...(attempt.keptId === null ? [] : [attempt.keptLink ?? attempt.keptId]),
    ...doubles.map(post => post.permalink ?? post.externalId),
  ]
  const reason =
    links.length > 1
      ? `It is on the account more than once: ${links.join(', ')}. Look there and delete all but one.`
      : `It was sent after all and is on the account: ${links.join()}. Say that it is this one, or delete it there.`
  const { rows } = await sql`
    with checked as (
      update attempt set stale_checked_at = now()
      where id = ${attempt.attemptId} and stale_checked_at is null
      returning post_id, fence
    ),
    doubled as (
      ${insertEvents} select ${eventRow('post.doubled', {
        officeId: sql`p.office_id`,
        subjectId: sql`p.id`,
        data: { channelId: sql`p.channel_id`, fence: sql`checked.fence`, reason },
      })} from checked join post p on p.id = checked.post_id
      where ${doubles.length > 0}::boolean
    )
    select from checked`.execute(db)
  return rows.length > 0
}
