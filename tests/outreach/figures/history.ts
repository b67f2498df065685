import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../src/database/connect.ts'
import { assureMetrics } from '../../../src/outreach/measuring/known-metrics.ts'

export interface HistorySize {
  seed: string
  offices: number
  /** The days of the history, both included. */
  from: string
  to: string
  enquiries: number
  activities: number
  posts: number
}

const zones = ['Asia/Karachi', 'Asia/Baghdad', 'Asia/Kabul', 'Asia/Dhaka', 'Europe/Vienna']
const metrics = [
  { network: 'x', name: 'impression_count', share: 1, isUnique: false },
  { network: 'x', name: 'like_count', share: 0.03, isUnique: false },
  { network: 'x', name: 'retweet_count', share: 0.01, isUnique: false },
  { network: 'x', name: 'reply_count', share: 0.004, isUnique: false },
  { network: 'x', name: 'non_public_metrics.url_link_clicks', share: 0.02, isUnique: false },
  { network: 'x', name: 'quote_count', share: 0.002, isUnique: false },
  { network: 'x', name: 'bookmark_count', share: 0.003, isUnique: false },
  { network: 'facebook', name: 'post_media_view', share: 1, isUnique: false },
  { network: 'facebook', name: 'post_total_media_view_unique', share: 0.7, isUnique: true },
  { network: 'facebook', name: 'post_clicks_by_type.link clicks', share: 0.03, isUnique: false },
  { network: 'facebook', name: 'post_clicks_by_type.other clicks', share: 0.02, isUnique: false },
  { network: 'facebook', name: 'post_video_views', share: 0.2, isUnique: false },
  { network: 'facebook', name: 'reactions', share: 0.04, isUnique: false },
  { network: 'facebook', name: 'comments', share: 0.006, isUnique: false },
  { network: 'facebook', name: 'shares', share: 0.01, isUnique: false },
  { network: 'mastodon', name: 'favourites_count', share: 0.02, isUnique: false },
  { network: 'mastodon', name: 'reblogs_count', share: 0.01, isUnique: false },
  { network: 'mastodon', name: 'replies_count', share: 0.005, isUnique: false },
]

/**
 * Writes an outreach history, the same for the same seed on every database: offices in five zones, entries of the log of
 * which some were corrected or withdrawn and some are practice, closed months, posts on three networks with threads, and
 * their samples at every age, some of them late or missing. Everything is made by the database, so that it may be large.
 */
export async function writeHistory(db: Db, size: HistorySize): Promise<string[]> {
  const { seed, offices } = size
  const ids = Array.from({ length: offices }, (_, index) => `office-${String(index + 1).padStart(2, '0')}`)
  await writeOffices(db, ids)
  await writeEnquiries(db, size, ids)
  await writeActivities(db, size, ids)
  await writeClosings(db, size, ids)
  await assureMetrics(
    db,
    metrics.map(({ share: _share, ...metric }) => metric),
  )
  for (const [index, officeId] of ids.entries()) await writePosts(db, size, officeId, index)
  await writeSamples(db, size)
  await writeFollowers(db, seed, size)
  return ids
}

/** A whole number from 0 up to `below`, always the same for the same words. */
function chance(words: RawBuilder<unknown>, below: number): RawBuilder<number> {
  return sql<number>`((('x' || substr(md5(${words}), 1, 8))::bit(32)::bigint) % ${sql.lit(below)})::integer`
}

function pick(words: RawBuilder<unknown>, values: readonly string[]): RawBuilder<string> {
  return sql<string>`(array[${sql.join(values.map(value => sql.lit(value)))}])[1 + ${chance(words, values.length)}]`
}

async function writeOffices(db: Db, ids: readonly string[]): Promise<void> {
  await sql`
    insert into office (id, names, country, time_zone, working_days, languages)
    select office.id, jsonb_build_object('en', office.id), 'PK', (${[...zones]}::text[])[1 + office.nr % 5],
      '{1,2,3,4,5}', '{en,ur}'
    from unnest(${[...ids]}::text[]) with ordinality as office(id, nr)`.execute(db)
  await sql`
    insert into project (id, name) values ('silk-routes', 'Silk Routes'), ('other-grant', 'Other grant')`.execute(
    db,
  )
  await sql`
    insert into channel (id, office_id, network, external_id, handle, name, languages, style, sandbox)
    select md5(office.id || network || sandbox)::uuid, office.id, network, office.id || network || sandbox, '@a', 'A',
      '{en}', '{"tooLong":"thread","numbering":"plain","hashtags":0,"credit":"omit"}', sandbox
    from office, unnest('{x,facebook,mastodon}'::text[]) as network, unnest('{false,true}'::boolean[]) as sandbox`.execute(
    db,
  )
}

function dayOf(words: RawBuilder<unknown>, { from, to }: HistorySize): RawBuilder<unknown> {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  return sql`(${sql.lit(from)}::date + ${chance(words, days)})`
}

function officeOf(words: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<unknown> {
  return pick(words, ids)
}

async function writeEnquiries(db: Db, size: HistorySize, ids: readonly string[]): Promise<void> {
  const words = (name: string) => sql`${sql.lit(`${size.seed} enquiry ${name} `)} || i`
  await sql`
    insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, sex, outcome, count,
      project_id, sandbox, created_by, created_at, ended_at, ended_by, ended_how)
    select md5(${words('id')})::uuid, md5(${words('id')})::uuid, ${officeOf(words('office'), ids)},
      ${dayOf(words('day'), size)},
      ${pick(words('method'), ['hotline', 'walk-in', 'whatsapp', 'facebook', 'e-mail'])},
      ${pick(words('topic'), ['family', 'visas-permits', 'work-abroad', 'return', 'studies'])},
      ${pick(words('language'), ['ur', 'en', 'ps', 'ar'])},
      ${pick(words('sex'), ['women', 'men', 'unknown'])},
      ${pick(words('outcome'), ['answered', 'referred', 'pending', 'unknown'])},
      1 + ${chance(words('count'), 30)},
      nullif(${pick(words('project'), ['silk-routes', 'other-grant', ''])}, ''),
      ${chance(words('sandbox'), 20)} = 0, 'author', '2021-01-01',
      case when ${chance(words('ended'), 15)} = 0 then timestamptz '2026-06-01' end,
      case when ${chance(words('ended'), 15)} = 0 then 'author' end,
      case when ${chance(words('ended'), 15)} = 0 then 'withdrawn' end
    from generate_series(1, ${sql.lit(size.enquiries)}) as i`.execute(db)
}

async function writeActivities(db: Db, size: HistorySize, ids: readonly string[]): Promise<void> {
  const words = (name: string) => sql`${sql.lit(`${size.seed} activity ${name} `)} || i`
  const isAudience = sql`${chance(words('audience'), 6)} = 0`
  const isQuiz = sql`${chance(words('quiz'), 4)} = 0`
  await sql`
    insert into activity (id, entry_id, office_id, held_on, kind, place, partner, estimated_audience, audience_basis,
      materials, referrals, quiz_before, quiz_after, quiz_n, asked_n, satisfied_n, project_id, sandbox, created_by,
      created_at, ended_at, ended_by, ended_how)
    select md5(${words('id')})::uuid, md5(${words('id')})::uuid, ${officeOf(words('office'), ids)},
      ${dayOf(words('day'), size)},
      ${pick(words('kind'), ['community', 'school-visit', 'counselling-day', 'radio-programme', 'vocational'])},
      ${pick(words('place'), ['Kasur', 'Multan', 'Mosul', 'Herat', 'Sylhet', 'Graz'])},
      nullif(${pick(words('partner'), ['School board', 'Chamber', ''])}, ''),
      case when ${isAudience} then 1000 * (1 + ${chance(words('size'), 90)}) end,
      case when ${isAudience} then 'broadcaster' end,
      nullif(${chance(words('materials'), 200)}, 0), nullif(${chance(words('referrals'), 12)}, 0),
      case when ${isQuiz} then 20 + ${chance(words('before'), 40)} end,
      case when ${isQuiz} then 40 + ${chance(words('after'), 60)} end,
      case when ${isQuiz} then 5 + ${chance(words('n'), 40)} end,
      case when ${isQuiz} then 50 + ${chance(words('asked'), 10)} end,
      case when ${isQuiz} then ${chance(words('satisfied'), 51)} end,
      nullif(${pick(words('project'), ['silk-routes', 'other-grant', ''])}, ''),
      ${chance(words('sandbox'), 20)} = 0, 'author', '2021-01-01',
      case when ${chance(words('ended'), 15)} = 0 then timestamptz '2026-06-01' end,
      case when ${chance(words('ended'), 15)} = 0 then 'author' end,
      case when ${chance(words('ended'), 15)} = 0 then 'withdrawn' end
    from generate_series(1, ${sql.lit(size.activities)}) as i`.execute(db)
  const people = (name: string) => sql`${sql.lit(`${size.seed} ${name} `)} || activity.id || sex || ages`
  await sql`
    insert into activity_people (activity_id, sex, ages, count)
    select activity.id, sex, ages, ${chance(people('people'), 25)}
    from activity, unnest('{women,men,unknown}'::text[]) as sex,
      unnest('{"[18,25)","[25,35)","(,)"}'::int4range[]) as ages
    where ${chance(people('there'), 3)} > 0`.execute(db)
}

/** Two months of three are closed, and some of those were opened again. */
async function writeClosings(db: Db, size: HistorySize, ids: readonly string[]): Promise<void> {
  const words = (name: string) => sql`${sql.lit(`${size.seed} closing ${name} `)} || office || month || log`
  const isOpen = sql`${chance(words('reopened'), 9)} = 0`
  await sql`
    insert into log_closing (office_id, month, log, sandbox, closed_by, closed_at, reopened_at, reopened_by,
      reopened_reason)
    select office, month::date, log, false, 'author', month + interval '35 days',
      case when ${isOpen} then month + interval '40 days' end, case when ${isOpen} then 'author' end,
      case when ${isOpen} then 'One more sheet' end
    from unnest(${[...ids]}::text[]) as office, unnest('{activities,enquiries}'::text[]) as log,
      generate_series(date_trunc('month', ${size.from}::timestamp), ${size.to}::timestamp, interval '1 month') as month
    where ${chance(words('closed'), 3)} > 0`.execute(db)
}

/** The posts of one office, so that no statement grows beyond a part of the history. */
async function writePosts(db: Db, size: HistorySize, office: string, index: number): Promise<void> {
  const own = Math.floor(size.posts / size.offices)
  const first = index * own
  const words = (name: string) => sql`${sql.lit(`${size.seed} post ${name} `)} || i`
  const id = (kind: string) => sql`md5(${sql.lit(`${size.seed} ${kind} `)} || i)::uuid`
  const posts = sql`generate_series(${sql.lit(first + 1)}, ${sql.lit(first + own)}) as i`
  await sql`
    insert into news_item (id, office_id, state, source, revision, created_by, project_id)
    select ${id('item')}, ${office}, 'approved', '{"kind":"text","name":"history"}', 1, 'author',
      nullif(${pick(words('project'), ['silk-routes', 'other-grant', ''])}, '')
    from ${posts}`.execute(db)
  await sql`
    insert into revision (id, news_item_id, number, content, content_hash, created_by)
    select ${id('revision')}, ${id('item')}, 1,
      jsonb_build_object('places', '[]'::jsonb, 'topics', case when ${chance(words('no topic'), 6)} = 0 then '[]'::jsonb
        else jsonb_build_array(${pick(words('topic'), ['family', 'visas-permits', 'work-abroad'])}, 'return') end,
        'variants', '[]'::jsonb, 'media', '[]'::jsonb), 'h', 'author'
    from ${posts}`.execute(db)
  await sql`
    insert into approval (id, news_item_id, revision_id, content_hash, submitted_by, approved_by)
    select ${id('approval')}, ${id('item')}, ${id('revision')}, 'h', 'author', 'approver' from ${posts}`.execute(
    db,
  )
  const published = sql`(${dayOf(words('day'), size)}::timestamp at time zone 'UTC'
    + ${chance(words('minute'), 1440)} * interval '1 minute')`
  await sql`
    insert into post (id, news_item_id, approval_id, content_hash, office_id, channel_id, language, state, due_at,
      published_at, planned, sandbox, created_by)
    select post.id, post.item, post.approval, 'h', ${office}, channel.id, post.language, post.state, post.published,
      post.published, '{"local":"","zone":"","notes":[],"conflicts":[]}', post.sandbox, 'author'
    from (
      select (lpad(to_hex((extract(epoch from ${published}) * 1000)::bigint), 12, '0') || right(md5(${words('id')}), 20))::uuid
          as id, ${id('item')} as item, ${id('approval')} as approval,
        ${pick(words('network'), ['x', 'x', 'facebook', 'facebook', 'mastodon'])} as network,
        ${pick(words('language'), ['ur', 'en', 'ar'])} as language, ${published} as published,
        case when ${chance(words('state'), 30)} = 0 then 'needs_attention' else 'published' end as state,
        ${chance(words('sandbox'), 20)} = 0 as sandbox
      from ${posts}
    ) as post
    join channel on channel.office_id = ${office} and channel.network = post.network and channel.sandbox = post.sandbox`.execute(
    db,
  )
  const part = (name: string) => sql`${sql.lit(`${size.seed} ${name} `)} || post.id`
  await sql`
    insert into segment (post_id, position, text, external_id, published_at, media, deleted_at)
    select post.id, position, 'text', post.id || '-' || position, post.published_at, '[]',
      case when ${chance(part('deleted'), 40)} = 0 then post.published_at + interval '3 days' end
    from post, generate_series(0, case when ${chance(part('thread'), 8)} = 0 then 2 else 0 end) as position
    where post.office_id = ${office}`.execute(db)
}

/** Year by year in the order in which they would be taken, so that the index grows as it does in use. */
async function writeSamples(db: Db, { seed, from, to }: HistorySize): Promise<void> {
  const words = (name: string) => sql`${sql.lit(`${seed} ${name} `)} || post.id`
  const sample = (name: string) =>
    sql`${sql.lit(`${seed} ${name} `)} || post.id || metric.id || segment.position || age.id`
  const late = sql`(case when ${chance(sample('late'), 10)} = 0 then 1.4 else 1.01 end)`
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    await sql`
      insert into sample (post_id, metric_id, part, age_id, value, taken_at)
      select post.id, metric.id, segment.position, age.id,
        floor((50 + ${chance(words('views'), 5000)}) * known.share * (0.3 + 0.1 * age.id) / (1 + segment.position)),
        post.published_at + ${late} * age.after_ms * interval '1 millisecond' as taken_at
      from post
      join channel on channel.id = post.channel_id
      join segment on segment.post_id = post.id
      join metric on metric.network = channel.network
      join jsonb_to_recordset(${JSON.stringify(metrics)}::jsonb)
        as known(network text, name text, share double precision)
        on known.network = metric.network and known.name = metric.name
      cross join measurement_age as age
      where extract(year from post.published_at at time zone 'UTC') = ${year} and ${chance(sample('there'), 12)} > 0
      order by taken_at`.execute(db)
}

async function writeFollowers(db: Db, seed: string, { from, to }: HistorySize): Promise<void> {
  const words = (name: string) => sql`${sql.lit(`${seed} ${name} `)} || channel.id`
  const daily = sql`${sql.lit(`${seed} day `)} || channel.id || day`
  await sql`
    insert into channel_sample (channel_id, metric_id, day, value, taken_at)
    select channel.id, metric.id, day::date, 300 + ${chance(words('begun'), 4000)} + (day::date - ${from}::date),
      day + interval '6 hours'
    from channel
    join metric on metric.network = channel.network and metric.name = 'followers_count'
    cross join generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') as day
    where ${chance(daily, 10)} > 0`.execute(db)
}
