import { sql } from 'kysely'
import type { Db } from '../../../src/database/connect.ts'

/** How much there is in an installation of the bench. */
export interface Size {
  posts: number
  items: number
}

export const channels = 100
export const offices = 12
/** Approved items of the first office beside the others, for the posts that are scheduled in bulk. */
const spareItems = 500
/** Weeks from this one on that have posts already. */
const weeksAhead = 8

/**
 * Fills an empty record: each channel has two posts on each working day of its office, in slots of its own, through
 * years of the past and eight weeks to come. One in ten items has no post. The same each time, but for the day.
 */
export async function fill(db: Db, size: Size): Promise<void> {
  await db.transaction().execute(async trx => {
    await makeWords(trx)
    await fillOffices(trx)
    await fillItems(trx, size)
    await fillPosts(trx, size)
  })
  await sql`vacuum analyze`.execute(db)
}

async function makeWords(trx: Db): Promise<void> {
  // Ids in order of time, as those of Dateline are.
  await sql`
    create function pg_temp.id_at(at timestamptz, kind text, n bigint) returns uuid language sql immutable as $$
      select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || kind || '8'
        || lpad(to_hex(n), 15, '0'))::uuid $$`.execute(trx)
  // As in any text, few words are frequent and most are rare.
  await sql`
    create function pg_temp.text_of(n bigint, count integer) returns text language sql immutable as $$
      select string_agg(case when place < 40 then (array['visa', 'counselling', 'migration', 'office', 'free', 'worker',
        'contract', 'passport', 'session', 'rights', 'employer', 'abroad', 'salary', 'documents', 'register', 'family',
        'legal', 'recruitment', 'agency', 'fees', 'training', 'departure', 'return', 'insurance', 'embassy', 'hotline',
        'women', 'students', 'skills', 'language', 'housing', 'border', 'safe', 'fraud', 'complaint', 'interview',
        'appointment', 'certificate', 'tuesday', 'morning'])[place + 1] else 'term' || place end, ' ')
      from (select floor(power((hashint8(n * 1000 + g) & 1048575) / 1048576.0, 3) * 2000)::integer as place
        from generate_series(1, count) g) words $$`.execute(trx)
}

async function fillOffices(trx: Db): Promise<void> {
  await sql`
    insert into office (id, names, country, time_zone, working_days, languages, quiet_hours)
    select 'office-' || o, jsonb_build_object('en', 'Office ' || o), 'PK', zone, '{1,2,3,4,5}', '{en,ur}',
      '[{"weekdays": [1, 2, 3, 4, 5, 6, 7], "from": "22:00", "to": "07:00"}]'
    from unnest(array['Asia/Karachi', 'Asia/Baghdad', 'Asia/Kabul', 'Asia/Dhaka', 'Europe/Istanbul', 'Europe/Vienna',
      'Europe/Budapest', 'Africa/Nairobi', 'Asia/Amman', 'Asia/Kathmandu', 'Africa/Tunis', 'Asia/Bishkek'])
      with ordinality as each(zone, o)`.execute(trx)
  await sql`
    insert into office_holiday (office_id, day, name)
    select id, date '2022-01-03' + number * 24, 'Holiday ' || number from office, generate_series(0, 120) number
  `.execute(trx)
  await sql`
    insert into person (id, name, email) values ('bench-author', 'Author', 'author@bench.example'),
      ('bench-approver', 'Approver', 'approver@bench.example')`.execute(trx)
  await sql`
    insert into role_grant (person_id, role, office_id, granted_by) values ('bench-author', 'author', '*', 'system'),
      ('bench-approver', 'approver', '*', 'system')`.execute(trx)
  await sql`
    insert into channel (id, office_id, network, external_id, handle, name, languages, style, least_gap_minutes, sandbox)
    select pg_temp.id_at(now(), 'c00', c), 'office-' || c % ${sql.lit(offices)} + 1,
      case c % 2 when 0 then 'x' else 'facebook' end, 'account-' || c, 'channel_' || c, 'Channel ' || c, '{en,ur}',
      '{"tooLong": "shorten", "numbering": "plain", "hashtags": 2, "credit": "append"}', 30, true
    from generate_series(0, ${sql.lit(channels - 1)}) c`.execute(trx)
  await sql`
    insert into channel_slot (channel_id, weekday, at)
    select id, weekday, at from channel, generate_series(1, 5) weekday,
      unnest(array['09:00', '12:30', '16:00', '19:00']::time[]) at`.execute(trx)
}

/** Item `j` of each office; nine in ten have posts, two months after they were made, and in their order. */
async function fillItems(trx: Db, { items, posts }: Size): Promise<void> {
  const ofOffice = Math.floor(items / offices)
  const withPosts = Math.floor(ofOffice * 0.9)
  const weeks = posts / channels / 10
  await sql`
    create temporary table bench_item on commit drop as
    select pg_temp.id_at(created_at, 'a00', n) as id, n, office, j, created_at,
      case when j < ${withPosts} or j >= ${ofOffice} then 'approved'
        else (array['approved', 'in_review', 'in_review', 'draft', 'draft'])[(j - ${withPosts}) % 5 + 1] end as state,
      'Place ' || office || ': ' || pg_temp.text_of(n, 70) as text,
      'مقام ' || office || ': ' || pg_temp.text_of(n + 1000000, 20) || ' مفت مشاورت دفتر میں' as other
    from (
      select j * ${sql.lit(offices)} + office - 1 as n, office, j,
        case when j < ${withPosts}
          then date_trunc('week', now()) + make_interval(days => (${weeks}::float * 7 * j / ${withPosts})::integer
            - 7 * ${weeks}::integer - 7, secs => j % 3600)
          when j < ${ofOffice} then now() - make_interval(days => j % 60, secs => j % 3600)
          else now() - make_interval(days => j % 5, secs => j) end as created_at
      from generate_series(1, ${sql.lit(offices)}) office, generate_series(0, ${ofOffice + spareItems - 1}::integer) j
      where j < ${ofOffice} or office = 1) placed`.execute(trx)
  await sql`
    insert into news_item (id, office_id, state, source, revision, submitted_by, created_by, created_at, changed_at)
    select id, 'office-' || office, state, '{"kind": "form"}', 1,
      case when state <> 'draft' then 'bench-author' end, 'bench-author', created_at,
      date_trunc('milliseconds', created_at)
    from bench_item`.execute(trx)
  await sql`
    insert into revision (id, news_item_id, number, content, content_hash, created_by, created_at, submitted_by)
    select pg_temp.id_at(created_at, 'b00', n), id, 1,
      jsonb_build_object('places', jsonb_build_array('Place ' || office), 'topics', '[]'::jsonb, 'media', '[]'::jsonb,
        'variants', jsonb_build_array(jsonb_build_object('language', 'en', 'text', text),
          jsonb_build_object('language', 'ur', 'text', other))),
      md5(n::text), 'bench-author', created_at, case when state = 'draft' then '{}'::text[] else '{bench-author}' end
    from bench_item`.execute(trx)
  await sql`
    insert into news_listing (news_item_id, content_hash, places, topics, languages, beginnings, media_ids, words)
    select id, md5(n::text), array['Place ' || office], '{}', '{en,ur}',
      jsonb_build_array(jsonb_build_object('language', 'en', 'text', left(text, 120)),
        jsonb_build_object('language', 'ur', 'text', left(other, 120))), '{}',
      array_to_tsvector(array(select distinct word
        from regexp_split_to_table(lower(text || ' ' || other), '[^[:alnum:]]+') word where word <> ''))
    from bench_item`.execute(trx)
  await sql`
    insert into approval (id, news_item_id, revision_id, content_hash, submitted_by, approved_by, approved_at)
    select pg_temp.id_at(created_at, 'd00', n), id, pg_temp.id_at(created_at, 'b00', n), md5(n::text), 'bench-author',
      'bench-approver', created_at + interval '1 hour'
    from bench_item where state = 'approved'`.execute(trx)
  await sql`create index on bench_item (office, j)`.execute(trx)
}

/** Post `k` of each channel is in its slot `k` of those at nine and at four. */
async function fillPosts(trx: Db, { items, posts }: Size): Promise<void> {
  const withPosts = Math.floor(Math.floor(items / offices) * 0.9)
  const ofChannel = posts / channels
  await sql`
    create temporary table bench_post on commit drop as
    select *, case when due_at > now() then 'scheduled' when n % 200 = 1 then 'failed' when n % 400 = 2 then 'missed'
        when n % 50 = 3 then 'cancelled' when n % 10000 = 4 then 'needs_attention' else 'published' end as state
    from (
      select k * ${sql.lit(channels)} + c as n, k, c, i.id as item_id, i.n as item_n, i.created_at as item_at, i.text,
        o.id as office_id, o.time_zone as zone, pg_temp.id_at(i.created_at, 'e00', k * ${sql.lit(channels)} + c) as id,
        local, date_trunc('milliseconds', local at time zone o.time_zone) as due_at
      from generate_series(0, ${ofChannel - 1}::integer) k cross join generate_series(0, ${sql.lit(channels - 1)}) c
      cross join lateral (select (date_trunc('week', now() at time zone 'utc')
        + make_interval(days => (k / 10 - ${ofChannel / 10}::integer + ${sql.lit(weeksAhead)}) * 7 + k % 10 / 2,
          hours => case k % 2 when 0 then 9 else 16 end)) as local) time
      join office o on o.id = 'office-' || c % ${sql.lit(offices)} + 1
      join bench_item i on i.office = c % ${sql.lit(offices)} + 1 and i.j = k * ${withPosts}::integer / ${ofChannel}::integer
    ) placed`.execute(trx)
  await sql`
    insert into post (id, news_item_id, approval_id, content_hash, office_id, channel_id, language, state, due_at, next_at,
      planned, sandbox, created_by, published_at, cancelled_by, same_text_key)
    select b.id, item_id, pg_temp.id_at(item_at, 'd00', item_n), md5(item_n::text), b.office_id, ch.id,
      (array['en', 'ur'])[k % 2 + 1], b.state, due_at, case b.state when 'scheduled' then due_at end,
      jsonb_build_object('local', to_char(local, 'YYYY-MM-DD"T"HH24:MI'), 'zone', zone, 'conflicts', '[]'::jsonb,
        'notes', '[]'::jsonb), true, 'bench-author',
      case b.state when 'published' then due_at + interval '1 second' end,
      case b.state when 'cancelled' then 'bench-author' end,
      case ch.network when 'x' then md5(item_n || ' ' || k) end
    from bench_post b join channel ch on ch.external_id = 'account-' || c`.execute(trx)
  await sql`
    insert into segment (post_id, position, text, external_id, permalink, published_at)
    select id, 0, left(text, 260), case state when 'published' then 'external-' || n end,
      case state when 'published' then 'https://network.example/posts/' || n end,
      case state when 'published' then due_at + interval '1 second' end
    from bench_post`.execute(trx)
}
