import { sql } from 'kysely'
import type { CurrentActor } from '../../../access/actor.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { ProjectPeriod } from '../../composing/project-period.ts'
import type { PostState } from '../../post-state.ts'
import { statesThatTake } from '../../sending/machine.ts'
import type { StoredPlan } from '../calendar.tables.ts'
import { currentState, refuseChanged } from '../changes/calendar-change.ts'
import { lockChannels } from '../lock-channels.ts'

/** A post that stays as it is until the transaction ends. */
export interface LockedPost {
  id: string
  newsItemId: string
  officeId: string
  channelId: string
  network: NetworkName
  language: Language
  approvalId: string
  contentHash: string
  state: PostState
  dueAt: Date
  planned: StoredPlan
  fence: number
  sameTextKey: string | null
  sandbox: boolean
  /** Of a series; null for a post of its own. */
  occurrenceId: string | null
  /** IANA name, of its office. */
  zone: string
  /** Of the project that funds its item; null where there is none, or it is open. */
  period: ProjectPeriod | null
  /** Something of it is on the network. */
  isPartOut: boolean
}

/** What a caller saw of a post before they decided to change it. */
export interface Expected {
  /** UTC. */
  dueAt?: Date | undefined
  state?: PostState | undefined
}

/**
 * Locks posts against each other's changes and against workers, and their channels against what else is scheduled on
 * them; channels first, each in order of id, as everything that schedules does. In the order asked for.
 * @param channelIds more channels to lock.
 * @throws DatelineError `not-found` where one is unknown or another office's, `not-allowed` where a role is missing.
 */
export async function lockPosts(
  trx: Db,
  actor: CurrentActor,
  postIds: readonly string[],
  channelIds: readonly string[] = [],
): Promise<LockedPost[]> {
  const ids = [...new Set(postIds)]
  const seen = await trx
    .selectFrom('post')
    .select(['id', 'office_id', 'channel_id'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  const byId = new Map(seen.map(post => [post.id, post]))
  for (const id of ids) {
    const notFound = () => new DatelineError('post-not-found', { postId: id })
    const post = byId.get(id)
    if (!post) throw notFound()
    assertMay(actor, 'posts.schedule', post.office_id, notFound)
  }
  await lockChannels(trx, [...seen.map(post => post.channel_id), ...channelIds])
  const { rows } = await sql<LockedPost>`
    select p.id, p.news_item_id as "newsItemId", p.office_id as "officeId", p.channel_id as "channelId",
      (select network from channel c where c.id = p.channel_id) as network, p.language,
      p.approval_id as "approvalId", p.content_hash as "contentHash", p.state, p.due_at as "dueAt", p.planned, p.fence,
      p.same_text_key as "sameTextKey", p.sandbox,
      p.occurrence_id as "occurrenceId",
      (select time_zone from office o where o.id = p.office_id) as zone,
      (select jsonb_build_object('project', j.name, 'beginsOn', j.begins_on, 'endsOn', j.ends_on)
        from approval a join revision r on r.id = a.revision_id join project j on j.id = r.content->>'projectId'
        where a.id = p.approval_id and (j.begins_on is not null or j.ends_on is not null)) as period,
      exists (select from segment s where s.post_id = p.id and s.external_id is not null) as "isPartOut"
    from post p where p.id = any(${ids}::uuid[])
    order by p.id
    for update of p`.execute(trx)
  const locked = new Map(rows.map(post => [post.id, post]))
  return ids.flatMap(id => locked.get(id) ?? [])
}

/** @throws DatelineError `post-changed` with the current state where the post is not what the caller saw. */
export async function assertExpected(
  trx: Db,
  post: LockedPost,
  expected: Expected | undefined,
): Promise<void> {
  const isSame =
    (expected?.dueAt === undefined || expected.dueAt.getTime() === post.dueAt.getTime()) &&
    (expected?.state === undefined || expected.state === post.state)
  if (!isSame) await refuseChanged(trx, post.id)
}

/** @throws DatelineError `post-not-movable` where it is sent, in doubt, on its way or at an end. */
export async function assertMovable(trx: Db, post: LockedPost): Promise<void> {
  const states = statesThatTake('move')
  if (states.includes(post.state) && !post.isPartOut) return
  const reason = post.isPartOut
    ? 'part of it is on the network'
    : `it is "${post.state}"; only a post that is ${states.join(' or ')} can be moved`
  throw new DatelineError('post-not-movable', { postId: post.id, reason }, await currentState(trx, post.id))
}
