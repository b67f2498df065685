import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import type { NetworkPrices } from '../../networks/profile.ts'

export interface MonthQuestion {
  officeId: string
  sandbox: boolean
  /** The month's first moment and the next one's, UTC. */
  from: Date
  to: Date
  now: Date
  /** How long after a post goes out its figures are read, in milliseconds. */
  readAfterMs: readonly number[]
}

/** Thousandths of a US dollar. */
export interface MonthCost {
  sent: number
  planned: number
  reads: number
}

/**
 * What the posts of an office come to in one month, on all networks that take money: computed from the record each
 * time, so that what was cancelled, moved or taken off counts as it is now. Posts that are overdue count from now on.
 */
export async function monthCost(
  deps: { db: Db; networks: Networks },
  question: MonthQuestion,
): Promise<MonthCost> {
  const cost = { sent: 0, planned: 0, reads: 0 }
  for (const { profile } of deps.networks.values()) {
    const { name, rules } = profile
    if (!rules.prices) continue
    const sums = await sumsOf(deps.db, name, rules.prices, question)
    cost.sent += sums.sent + (await deletionsOf(deps.db, name, rules.prices, question))
    cost.planned += sums.planned
    cost.reads += sums.reads
  }
  return cost
}

/** A post due longer ago than this before the month neither goes out nor is read in it. */
const farthestMs = 62 * 86_400_000

/** Reads are charged for each part once in a UTC day: for its figures, and where its answer was lost. */
async function sumsOf(
  db: Db,
  network: string,
  prices: NetworkPrices,
  { officeId, sandbox, from, to, now, readAfterMs }: MonthQuestion,
): Promise<MonthCost> {
  const { rows } = await sql<MonthCost>`
    with part as (
      select s.post_id, s.position, s.external_id is not null as is_out, s.deleted_at,
        case when s.has_link then ${prices.postWithLink}::int else ${prices.post}::int end
          + ${prices.altText}::int * (select count(*) from jsonb_array_elements(s.media) as image
            where image ->> 'altText' <> '') as price,
        case when s.external_id is null then greatest(p.due_at, ${now}::timestamptz)
          else coalesce(s.published_at, p.published_at, p.due_at) end as posted_at,
        case when p.state = 'published' then p.published_at
          when p.state not in ('failed', 'missed', 'cancelled') then greatest(p.due_at, ${now}::timestamptz)
          end as read_from
      from post p
      join channel c on c.id = p.channel_id
      join segment s on s.post_id = p.id
      where p.office_id = ${officeId} and p.sandbox = ${sandbox} and c.network = ${network}
        and p.due_at >= ${new Date(from.getTime() - farthestMs)} and p.due_at < ${to}
        and (s.external_id is not null or p.state not in ('failed', 'missed', 'cancelled'))
    ),
    look as (
      select part.post_id, part.position, part.read_from + age * interval '1 millisecond' as at, part.deleted_at
      from part cross join unnest(${[...readAfterMs]}::double precision[]) as age
      union all
      select part.post_id, part.position, a.started_at, null
      from part join attempt a on a.post_id = part.post_id and a.position = part.position
      where a.outcome in ('unknown', 'duplicate') or (a.outcome is null and a.deadline_at < ${now})
    ),
    read as (
      select min(at) as at from look
      where at is not null and (deleted_at is null or at < deleted_at)
      group by post_id, position, (at at time zone 'UTC')::date
    )
    select
      (select coalesce(sum(price) filter (where is_out), 0) from part
        where posted_at >= ${from} and posted_at < ${to})::double precision as sent,
      (select coalesce(sum(price) filter (where not is_out), 0) from part
        where posted_at >= ${from} and posted_at < ${to})::double precision as planned,
      (select count(*) * ${prices.read}::int from read
        where at >= ${from} and at < ${to})::double precision as reads`.execute(db)
  return rows[0] ?? { sent: 0, planned: 0, reads: 0 }
}

async function deletionsOf(
  db: Db,
  network: string,
  prices: NetworkPrices,
  { officeId, sandbox, from, to }: MonthQuestion,
): Promise<number> {
  const { rows } = await sql<{ deleted: number }>`
    select count(*)::int as deleted
    from segment s
    join post p on p.id = s.post_id
    join channel c on c.id = p.channel_id
    where s.deleted_at >= ${from} and s.deleted_at < ${to}
      and p.office_id = ${officeId} and p.sandbox = ${sandbox} and c.network = ${network}`.execute(db)
  return (rows[0]?.deleted ?? 0) * prices.deletion
}
