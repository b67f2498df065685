import { sql } from 'kysely'

/**
 * Published posts, one row each, with where they stand, as the source of a question's `from`:
 * `post_id`, `office_id`, `channel_id`, `network`, `language`, `sandbox`, `published_at` (UTC) and
 * `published_on` (the local day in the office's time zone).
 */
export const publishedPosts = sql`(
  select post.id as post_id, post.office_id, post.channel_id, channel.network, post.language, post.sandbox,
    post.published_at, (post.published_at at time zone office.time_zone)::date as published_on
  from post
  join channel on channel.id = post.channel_id
  join office on office.id = post.office_id
  where post.state = 'published' and post.published_at is not null
)`

/** The parts of published posts that the network still has: `post_id`, `external_id`, `published_at` (UTC). */
export const publishedParts = sql`(
  select segment.post_id, segment.external_id, coalesce(segment.published_at, post.published_at) as published_at
  from segment
  join post on post.id = segment.post_id
  where post.state = 'published' and post.published_at is not null and segment.external_id is not null
    and segment.deleted_at is null
)`
