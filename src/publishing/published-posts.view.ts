import { sql } from 'kysely'

/**
 * Published posts, one row each, with where they stand, as the source of a question's `from`:
 * `post_id`, `office_id`, `channel_id`, `network`, `language`, `sandbox`, `published_at` (UTC), `known_at` (when the record
 * learned of it, UTC), `published_on` (the
 * local day in the office's time zone, as it was then), `news_item_id` and `is_deleted` (people took all of it off).
 */
export const publishedPosts = sql`(
  select post.id as post_id, post.office_id, post.channel_id, channel.network, post.language, post.sandbox,
    post.published_at, coalesce(post.known_at, post.published_at) as known_at, post.published_on, post.news_item_id,
    not exists (select from segment where segment.post_id = post.id and segment.deleted_at is null) as is_deleted
  from post
  join channel on channel.id = post.channel_id
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
