import { sql } from 'kysely'
import type { Logger } from '../../core/logging/logger.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { interval } from '../../database/interval.ts'
import { toJson } from '../../database/tables.ts'
import { networkProfiles } from '../../networks/profiles.ts'
import { channelPublishJob } from '../../queue/jobs/channel-publish.job.ts'
import { postReconcileJob } from '../../queue/jobs/post-reconcile.job.ts'
import type { JobQueue } from '../../queue/queue.ts'
import { looksOn } from './doubt/when-to-look.ts'
import { statesThatTake, step } from './machine.ts'
import type { Timing } from './timing.ts'

export interface DispatchDeps {
  db: Db
  clock: Clock
  log: Logger
  queue: JobQueue
  timing: Timing
}

/** At most so many bells in one batch. */
const batch = 1_000

/**
 * Rings the workers until `signal` aborts: every tick and at the next due time, by the database's clock. Any number
 * of dispatchers may run. What a lost ring or an emptied queue leaves behind is rung again.
 */
export async function runDispatcher(deps: DispatchDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let waitMs = deps.timing.tickMs
    try {
      waitMs = Math.min(waitMs, await dispatchOnce(deps))
    } catch (thrown) {
      deps.log.warn({ err: thrown }, 'the dispatcher could not ring; it tries again')
    }
    await deps.clock.sleep(waitMs, signal).catch(() => undefined)
  }
}

/** One round: ends leases that are over, rings channels with due posts and posts in doubt. Returns the ms until the next is due. */
export async function dispatchOnce(deps: DispatchDeps): Promise<number> {
  await endLeases(deps)
  const channels = await ringChannels(deps)
  try {
    await deps.queue.add(
      channelPublishJob,
      channels.map(({ id, bell }) => ({ id: `${id}-${bell}`, payload: { channelId: id } })),
    )
  } catch (thrown) {
    await giveBack(deps, channels)
    throw thrown
  }
  const doubts = await postsToReconcile(deps)
  await deps.queue.add(
    postReconcileJob,
    doubts.map(({ id, bell }) => ({ id: `${id}-${bell}`, payload: { postId: id } })),
  )
  return await untilNext(deps)
}

/** A worker that died after it wrote an attempt down leaves a doubt; when to look counts from the request's deadline. */
async function endLeases(deps: DispatchDeps): Promise<void> {
  const firstLook = Object.fromEntries(
    networkProfiles().map(({ name }) => [name, looksOn(deps.timing, name)[0] / 1_000]),
  )
  await sql`
    update post p set state = ${step('sending', 'lease-ended')}, looks = 0,
      reason = 'The worker stopped while it was being sent; the account is asked whether it is there.',
      next_at = p.next_at + make_interval(secs => (${toJson(firstLook)}::jsonb ->> c.network)::double precision)
    from channel c
    where c.id = p.channel_id and p.state = 'sending' and p.next_at <= now()`.execute(deps.db)
  await sql`
    update first_comment f set state = ${step('sending', 'lease-ended')}, looks = 0,
      reason = 'The worker stopped while it was being sent; the comments are read to see whether it is there.',
      next_at = f.next_at + make_interval(secs => (${toJson(firstLook)}::jsonb ->> c.network)::double precision)
    from post p join channel c on c.id = p.channel_id
    where p.id = f.post_id and f.state = 'sending' and f.next_at <= now()`.execute(deps.db)
}

/** Channels with something due and no post on its way; each ring is a new number, so a stuck job never swallows it. */
async function ringChannels(deps: DispatchDeps): Promise<{ id: string; bell: number }[]> {
  const { rows } = await sql<{ id: string; bell: number }>`
    with due as (
      select c.id from channel c
      join office o on o.id = c.office_id
      where c.state = 'connected' and c.stopped_at is null and (c.blocked_until is null or c.blocked_until <= now())
        and o.stopped_at is null and not exists (select from emergency_stop)
        and (c.rung_at is null or c.rung_at <= now() - ${interval(deps.timing.ringAgainMs)})
        and (exists (select from post p where p.channel_id = c.id and p.next_at <= now()
            and p.state = any(${statesThatTake('claimed')}::text[]))
          -- Not by channel: the comments that are due are few, and read once.
          or c.id in (select p.channel_id from first_comment f join post p on p.id = f.post_id
            where f.next_at <= now() and f.state = any(${statesThatTake('claimed-ready')}::text[])))
        and not exists (select from post p where p.channel_id = c.id and p.state in ('claimed', 'sending') and p.next_at > now())
      order by c.id
      limit ${batch}
      for update of c skip locked
    )
    update channel c set bell = c.bell + 1, rung_at = now() from due where c.id = due.id
    returning c.id, c.bell`.execute(deps.db)
  return rows
}

/** Bells that could not be rung: another process, which may reach the queue, rings them at once. */
async function giveBack(
  deps: DispatchDeps,
  channels: readonly { id: string; bell: number }[],
): Promise<void> {
  await sql`
    with unrung as (
      select c.id from channel c
      join unnest(${channels.map(each => each.id)}::uuid[], ${channels.map(each => each.bell)}::bigint[])
        as mine(id, bell) on mine.id = c.id and mine.bell = c.bell
      order by c.id for no key update of c
    )
    update channel c set rung_at = null from unrung where c.id = unrung.id`.execute(deps.db)
}

/**
 * Posts whose time to look has come. Like a channel's, each ring is a new number as time goes by, so that a job which
 * failed or is stuck with a dead worker never swallows the next one.
 */
async function postsToReconcile(deps: DispatchDeps): Promise<{ id: string; bell: string }[]> {
  const { rows } = await sql<{ id: string; bell: string }>`
    select id, fence || '-' || floor(extract(epoch from now()) * 1000 / ${deps.timing.ringAgainMs}::double precision) as bell
    from (
      select id, fence, next_at from post where state = 'reconciling' and next_at <= now()
      union all
      select post_id, fence, next_at from first_comment where state = 'reconciling' and next_at <= now()
    ) doubt
    order by next_at limit ${batch}`.execute(deps.db)
  return rows
}

async function untilNext(deps: DispatchDeps): Promise<number> {
  const { rows } = await sql<{ wait: number | null }>`
    select extract(epoch from least(
        (select min(next_at) from post where next_at > now()),
        (select min(next_at) from first_comment where next_at > now())
      ) - clock_timestamp())::double precision * 1000 as wait`.execute(deps.db)
  return Math.max(20, rows[0]?.wait ?? Number.POSITIVE_INFINITY)
}
