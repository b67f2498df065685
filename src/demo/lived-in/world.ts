import { sql } from 'kysely'
import type { Core } from '../../assembly/core.ts'
import { createPublishing } from '../../assembly/publishing.ts'
import { readAll } from '../../events/follow-events.ts'
import { notificationReader } from '../../notifications/notification-reader.ts'
import { collectMeasurements } from '../../outreach/measuring/collect-measurements.ts'
import { planMeasurements } from '../../outreach/measuring/plan-measurements.ts'
import { workChannel } from '../../publishing/sending/work-channel.ts'
import type { EmbeddedTime } from './embedded-time.ts'

/** The installation while its past is made: time goes on only when it is asked to. */
export interface World {
  core: Core
  /** Lets time pass until `moment` (UTC): what is due by then is published and measured, each at its own time. */
  passUntil(moment: Date): Promise<void>
}

export function createWorld(core: Core, time: EmbeddedTime): World {
  const { db } = core.database
  const publishing = createPublishing(core)
  const measuring = { db, clock: core.clock, networks: core.networks, accountOf: publishing.freshAccount }
  const never = new AbortController().signal

  async function travelTo(moment: Date) {
    time.travelTo(moment)
    await core.clock.measure()
  }

  async function work() {
    for (const channelId of await channelsWithDuePosts(core)) await workChannel(publishing, channelId, never)
    await planMeasurements(db, core.clock.now())
    for (const channelId of await channelsToMeasure(core))
      await collectMeasurements(measuring, { channelId, limit: 1_000 })
  }

  return {
    core,
    async passUntil(moment) {
      for (;;) {
        const next = await nextMoment(core)
        if (!next || next > moment) break
        await travelTo(next)
        await work()
      }
      await travelTo(moment)
      await readAll({ db, log: core.log }, [notificationReader])
    },
  }
}

/**
 * When something next happens by itself. Measurements wait a little for each other: each is still taken in the part of
 * its age that a worker would take it in.
 */
async function nextMoment({ database, clock }: Core): Promise<Date | undefined> {
  const now = clock.now()
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(next_at) from post where next_at > ${now}),
      (select min(f.next_at) from first_comment f where f.next_at > ${now}),
      (select min(greatest(next_at, due_at + least((until_at - due_at) * 0.4, interval '5 hours')))
        from measurement where next_at is not null)
    ) as at`.execute(database.db)
  const at = rows[0]?.at
  return at ? new Date(Math.max(at.getTime(), now.getTime()) + 1_000) : undefined
}

async function channelsWithDuePosts({ database, clock }: Core): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from channel c join office o on o.id = c.office_id
    where c.stopped_at is null and o.stopped_at is null and (
      exists (select from post p where p.channel_id = c.id and p.next_at <= ${clock.now()})
      or exists (select from post p join first_comment f on f.post_id = p.id
        where p.channel_id = c.id and f.next_at <= ${clock.now()}))
    order by c.id`.execute(database.db)
  return rows.map(row => row.id)
}

async function channelsToMeasure({ database, clock }: Core): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.channel_id as id from measurement m join post p on p.id = m.post_id
    where m.next_at <= ${clock.now()} order by 1`.execute(database.db)
  return rows.map(row => row.id)
}
