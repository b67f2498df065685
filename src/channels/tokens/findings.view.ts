import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/** `limited`: it can publish, but something else is not allowed; `unreadable`: nothing is known, the network is away. */
export type FindingFound =
  | 'readable'
  | 'limited'
  | 'unreadable'
  | 'needs-reconnect'
  | 'connected'
  | 'disconnected'
/** By the daily look, because a person asked, while something was published or read, or because a person (dis)connected it. */
export type FindingHow = 'daily' | 'asked' | 'in-use' | 'by-person'

/** What was found of a channel, and when. */
export interface Finding {
  id: string
  /** UTC. */
  at: Date
  found: FindingFound
  how: FindingHow
  by: { id: string; name: string } | null
  /** In words for staff. */
  reason: string | null
  /** As the network named the account; null where it was not asked. */
  account: { handle: string | null; name: string } | null
}

/** Newest first, after the finding with the id `after`, at most `limit`. The caller checks `channels.read`. */
export async function findingsOf(
  db: Db,
  channelId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Finding[]> {
  const later = after
    ? sql`and (h.at, h.id) < (select at, id from channel_health where id = ${after} and channel_id = ${channelId})`
    : sql``
  const { rows } = await sql<Finding>`
    select h.id, h.at, h.found, h.how, h.reason,
      case when h.asked_by is not null
        then jsonb_build_object('id', h.asked_by, 'name', coalesce(p.name, h.asked_by)) end as by,
      case when h.account_name is not null
        then jsonb_build_object('handle', h.account_handle, 'name', h.account_name) end as account
    from channel_health h
    left join person p on p.id = h.asked_by
    where h.channel_id = ${channelId} ${later}
    order by h.at desc, h.id desc
    limit ${limit}`.execute(db)
  return rows
}

/** The newest finding, if the account was asked within the last `withinMs` and nothing was found since. */
export async function findingJustMade(
  db: Db,
  channelId: string,
  withinMs: number,
): Promise<Finding | undefined> {
  const [newest] = await findingsOf(db, channelId, { limit: 1 })
  if (newest?.how !== 'asked') return undefined
  const { rows } = await sql`
    select from channel_health where id = ${newest.id} and at > now() - make_interval(secs => ${withinMs / 1_000}::double precision)`.execute(
    db,
  )
  return rows.length > 0 ? newest : undefined
}
