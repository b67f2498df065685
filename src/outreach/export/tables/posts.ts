import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { type ExportScope, momentText, ofProjects } from '../export-scope.ts'
import { type ExportRow, type ExportTable, pageSize, readByOffice } from '../export-table.ts'

/** Published posts, one row each; those deleted since are marked. */
export const postsTable: ExportTable = {
  columns: [
    { name: 'post_id', kind: 'text', meaning: 'the post' },
    { name: 'item_id', kind: 'text', meaning: 'the news item that it was made of' },
    { name: 'office', kind: 'text', meaning: "the office's id" },
    { name: 'project', kind: 'text', meaning: "the project's id" },
    { name: 'network', kind: 'text', meaning: 'the network' },
    { name: 'channel_id', kind: 'text', meaning: 'the channel' },
    { name: 'channel', kind: 'text', meaning: "the channel's handle" },
    { name: 'language', kind: 'text', meaning: 'the language of the text' },
    { name: 'published_on', kind: 'day', meaning: 'the local day of publication' },
    { name: 'published_at', kind: 'moment', meaning: 'when it was published, UTC' },
    { name: 'published_local', kind: 'text', meaning: 'the same in the time zone of the office' },
    { name: 'places', kind: 'text', meaning: 'places of the news item, with semicolons between them' },
    { name: 'topics', kind: 'text', meaning: 'topics of the news item, with semicolons between them' },
    { name: 'text_start', kind: 'text', meaning: 'the first 80 characters of the post' },
    { name: 'parts', kind: 'integer', meaning: 'how many segments it has' },
    { name: 'permalink', kind: 'text', meaning: 'the address of its first segment on the network' },
    { name: 'deleted', kind: 'boolean', meaning: 'whether all of it was deleted from the network' },
  ],
  async count(db, scope) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count
      from post join news_item on news_item.id = post.news_item_id
      where post.office_id = any(${[...scope.officeIds]}::text[])
        and post.published_on between ${scope.from}::date and ${scope.to}::date and ${published(scope)}`.execute(
      db,
    )
    return rows[0]?.count ?? 0
  },
  pages: readByOffice(readPosts),
}

/** Of posts and their news items, those that were out at the moment of the export, in its world. */
export function published(scope: ExportScope) {
  return sql`post.state = 'published' and coalesce(post.known_at, post.published_at) <= ${scope.at} and post.sandbox = ${scope.sandbox}
    and ${ofProjects(scope, 'news_item.project_id')}`
}

async function readPosts(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select post.id as post_id, post.news_item_id as item_id, post.office_id as office,
      news_item.project_id as project, channel.network, post.channel_id, channel.handle as channel, post.language,
      post.published_on, ${momentText('post.published_at')} as published_at,
      to_char(post.published_at at time zone office.time_zone, 'YYYY-MM-DD HH24:MI') as published_local,
      (select string_agg(place, '; ') from jsonb_array_elements_text(coalesce(revision.content->'places', '[]')) as place)
        as places,
      (select string_agg(topic, '; ') from jsonb_array_elements_text(coalesce(revision.content->'topics', '[]')) as topic)
        as topics,
      left(regexp_replace(first.text, '\\s+', ' ', 'g'), 80) as text_start,
      (select count(*)::integer from segment where segment.post_id = post.id) as parts, first.permalink,
      not exists (select from segment where segment.post_id = post.id
        and (segment.deleted_at is null or segment.deleted_at > ${scope.at})) as deleted
    from post
    join news_item on news_item.id = post.news_item_id
    join approval on approval.id = post.approval_id
    join revision on revision.id = approval.revision_id
    join channel on channel.id = post.channel_id
    join office on office.id = post.office_id
    left join segment as first on first.post_id = post.id and first.position = 0
    where post.office_id = ${officeId} and post.published_on <= ${scope.to}::date and post.published_at is not null
      and (post.published_on, post.id)
        > (${after?.['published_on'] ?? scope.from}::date, ${after?.['post_id'] ?? firstId}::uuid)
      and ${published(scope)}
    order by post.published_on, post.id
    limit ${pageSize}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'
