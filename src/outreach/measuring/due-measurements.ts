import { sql } from 'kysely'
import type { NetworkName } from '../../core/network-name.ts'
import type { Db } from '../../database/connect.ts'
import type { MeasuredPost } from '../../networks/network.ts'
import { publishedParts, publishedPosts } from '../../publishing/published-posts.view.ts'

/** How long a claim holds before another worker may take the measurement up. */
export const leaseMs = 5 * 60_000

export interface ClaimedMeasurement {
  postId: string
  age: string
  untilAt: Date
  /** Counts the claims, this one included; only the newest may write the outcome. */
  tries: number
}

/** One segment of a post, as it is asked for. */
export interface MeasuredPart extends MeasuredPost {
  postId: string
  network: NetworkName
}

/**
 * Claims the channel's measurements that are due at `now`, and gives up those whose time has passed: a reading
 * taken now would belong to another age.
 */
export async function claimMeasurements(
  db: Db,
  now: Date,
  input: { channelId: string; postIds?: readonly string[]; limit: number },
): Promise<{ claimed: ClaimedMeasurement[]; missed: number }> {
  const ofPosts = input.postIds ? sql`and published.post_id = any(${[...input.postIds]}::uuid[])` : sql``
  const rows = await sql<{ post_id: string; age: string; until_at: Date; tries: number; missed: boolean }>`
    with due as (
      select measurement.post_id, measurement.age
      from measurement
      join ${publishedPosts} as published on published.post_id = measurement.post_id
      where measurement.next_at <= ${now} and published.channel_id = ${input.channelId} ${ofPosts}
      order by measurement.next_at
      limit ${input.limit}
      for update of measurement skip locked
    )
    update measurement
    set next_at = case when until_at <= ${now} then null else ${new Date(now.getTime() + leaseMs)}::timestamptz end,
      tries = case when until_at <= ${now} then tries else tries + 1 end,
      reason = case when until_at <= ${now} then coalesce(reason, 'Nothing read it before the next age was due.')
        else reason end
    from due
    where measurement.post_id = due.post_id and measurement.age = due.age
    returning measurement.post_id, measurement.age, measurement.until_at, measurement.tries,
      measurement.next_at is null as missed`.execute(db)
  const claimed = rows.rows
    .filter(row => !row.missed)
    .map(row => ({ postId: row.post_id, age: row.age, untilAt: row.until_at, tries: row.tries }))
  return { claimed, missed: rows.rows.length - claimed.length }
}

/** The parts of these posts, a thread's in no particular order. */
export async function partsOf(db: Db, postIds: readonly string[]): Promise<MeasuredPart[]> {
  const parts = await sql<MeasuredPart>`
    select part.post_id as "postId", part.external_id as "externalId", part.published_at as "publishedAt",
      published.network
    from ${publishedParts} as part
    join ${publishedPosts} as published on published.post_id = part.post_id
    where part.post_id = any(${[...postIds]}::uuid[])
    order by part.post_id, part.external_id`.execute(db)
  return parts.rows
}
