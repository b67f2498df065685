import type pg from 'pg'

// What one would write by hand with the answer alone in mind: no roles, no contract, no person to resolve, rules in SQL.
// Statements are prepared by their names, as Dateline's are.

export async function bareCalendar(
  client: pg.PoolClient,
  { from, to, offices }: { from: Date; to: Date; offices: string[] },
) {
  return await client.query({
    name: 'calendar',
    text: `
      select p.id, p.news_item_id, p.office_id, p.channel_id, c.name, c.network, c.handle, p.language, p.state, p.reason,
        p.due_at, o.time_zone, to_char(p.due_at at time zone o.time_zone, 'YYYY-MM-DD"T"HH24:MI') as local,
        l.places, l.beginnings, s.media->0->>'mediaId' as media_id, p.published_at, s.permalink, p.sandbox,
        exists (select from office_holiday h where h.office_id = o.id
          and h.day = (p.due_at at time zone o.time_zone)::date) as on_holiday,
        not extract(isodow from p.due_at at time zone o.time_zone)::integer = any(o.working_days) as on_day_off,
        exists (select from post other where other.channel_id = p.channel_id and other.id <> p.id
          and other.state not in ('cancelled', 'missed', 'failed')
          and other.due_at > p.due_at - make_interval(mins => c.least_gap_minutes)
          and other.due_at < p.due_at + make_interval(mins => c.least_gap_minutes)) as too_close
      from post p join channel c on c.id = p.channel_id join office o on o.id = p.office_id
      join news_listing l on l.news_item_id = p.news_item_id
      left join segment s on s.post_id = p.id and s.position = 0
      where p.due_at >= $1 and p.due_at < $2 and p.office_id = any($3::text[])
      order by p.due_at, p.id`,
    values: [from, to, offices],
  })
}

export async function bareSlots(
  client: pg.PoolClient,
  { from, channels }: { from: Date; channels: string[] },
) {
  return await client.query({
    name: 'slots',
    text: `
      select c.id, c.handle, c.network, days.day::date, o.time_zone, s.at, due.at as due_at, taken.id as taken_by, h.name as holiday,
        not extract(isodow from days.day)::integer = any(o.working_days) as is_day_off,
        exists (select from post other where other.channel_id = c.id and s.at is not null
          and other.state not in ('cancelled', 'missed', 'failed')
          and other.due_at > due.at - make_interval(mins => c.least_gap_minutes)
          and other.due_at < due.at + make_interval(mins => c.least_gap_minutes)) as too_close
      from channel c join office o on o.id = c.office_id
      cross join generate_series($1::date, $1::date + 6, interval '1 day') days(day)
      left join channel_slot s on s.channel_id = c.id and s.weekday = extract(isodow from days.day)
      cross join lateral (select (days.day::date + s.at) at time zone o.time_zone as at) due
      left join lateral (select id from post where channel_id = c.id and due_at = due.at
        and state not in ('cancelled', 'missed', 'failed') limit 1) taken on true
      left join office_holiday h on h.office_id = o.id and h.day = days.day::date
      where c.id = any($2::uuid[])
      order by c.id, days.day, s.at`,
    values: [from, channels],
  })
}

const newsRows = `
  select i.id, i.office_id, i.project_id, i.state, i.revision, l.places, l.topics, l.languages, l.beginnings -> 0 as beginning,
    l.media_ids[1], i.created_at, i.changed_at, i.archived_at, i.returned_at, i.returned_reason, i.created_by, a.name as author,
    i.submitted_by, b.name as submitter,
    (select min(p.due_at) from post p where p.news_item_id = i.id
      and p.state in ('scheduled', 'claimed', 'sending', 'retry_wait')) as next_due_at,
    (select count(*) from news_comment c where c.news_item_id = i.id) as comments
  from news_item i join news_listing l on l.news_item_id = i.id
  left join person a on a.id = i.created_by left join person b on b.id = i.submitted_by`

export async function bareNews(client: pg.PoolClient, which: { words: string[] } | { office: string }) {
  if ('words' in which)
    return await client.query({
      name: 'search',
      text: `${newsRows} where i.archived_at is null and l.words @@ $1::tsquery order by i.id desc limit 51`,
      values: [which.words.map(word => `'${word}':*`).join(' & ')],
    })
  return await client.query({
    name: 'list',
    text: `${newsRows} where i.archived_at is null and i.office_id = $1 order by i.id desc limit 51`,
    values: [which.office],
  })
}

export async function bareToday(client: pg.PoolClient) {
  const rows = `select p.id, p.state, p.due_at, p.reason, c.name, c.network, o.time_zone, l.places, l.beginnings, s.permalink
    from found p join channel c on c.id = p.channel_id join office o on o.id = p.office_id
    join news_listing l on l.news_item_id = p.news_item_id left join segment s on s.post_id = p.id and s.position = 0`
  await client.query(
    `with found as (select *, row_number() over (partition by state order by due_at desc) as place,
      count(*) over (partition by state) as count from post where state in ('needs_attention', 'failed', 'missed')
      and (state <> 'failed' or due_at > now() - interval '30 days')) ${rows} where p.place <= 10`,
  )
  await client.query(
    `with found as (select p.* from office o cross join lateral (select * from post where office_id = o.id
      and due_at > now() - interval '2 days' and state in ('scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling')
      order by due_at, id limit 10) p order by p.due_at, p.id limit 10) ${rows}`,
  )
  await client.query(
    `select count(*) filter (where due_at >= now() and state = 'scheduled') as scheduled,
      count(*) filter (where published_at > now() - interval '7 days') as published
    from post where office_id in (select id from office) and due_at > now() - interval '9 days'
      and due_at <= now() + interval '7 days'`,
  )
  await client.query(
    `with found as (select *, row_number() over (order by changed_at) as place, count(*) over () as count
      from news_item where state = 'in_review' and archived_at is null) ${newsOf('found')} where f.place <= 10`,
  )
  await client.query(
    `with found as (select i.*, row_number() over (order by a.approved_at) as place, count(*) over () as count
      from approval a join news_item i on i.id = a.news_item_id
      where a.revoked_at is null and a.approved_at > now() - interval '90 days' and i.state = 'approved'
        and i.archived_at is null and not exists (select from post p where p.news_item_id = i.id and p.state <> 'cancelled'))
      ${newsOf('found')} where f.place <= 10`,
  )
  await client.query(
    `select id, office_id, network, handle, name, state from channel where state = 'needs_reconnect'
      or access_ends_at < now() + interval '7 days'`,
  )
}

function newsOf(table: string): string {
  return `select f.id, f.office_id, f.state, f.created_at, f.changed_at, l.places, l.beginnings, a.name, f.count
    from ${table} f join news_listing l on l.news_item_id = f.id left join person a on a.id = f.created_by`
}

interface Move {
  id: string
  to: Date
  end: 'commit' | 'rollback'
}

/** Moves the post back where it was afterwards, so that there is a move to make each time. */
export async function bareMove(client: pg.PoolClient, { id, to, end }: Move) {
  await client.query('begin')
  const post = await client.query({
    name: 'post to move',
    text: 'select * from post where id = $1 for update',
    values: [id],
  })
  const conflicts = await client.query({
    name: 'conflicts',
    text: `
      select exists (select from office_holiday h where h.office_id = o.id
          and h.day = ($2::timestamptz at time zone o.time_zone)::date) as on_holiday,
        not extract(isodow from $2::timestamptz at time zone o.time_zone)::integer = any(o.working_days) as on_day_off,
        o.quiet_hours, (select min(abs(extract(epoch from other.due_at - $2::timestamptz))) from post other
          where other.channel_id = p.channel_id and other.id <> p.id
            and other.state not in ('cancelled', 'missed', 'failed') and other.due_at > now() - interval '1 day') as nearest
      from post p join office o on o.id = p.office_id where p.id = $1`,
    values: [id, to],
  })
  if (end === 'commit') {
    await client.query({
      name: 'move',
      text: 'update post set due_at = $2, next_at = $2, late_at = null where id = $1',
      values: [id, to],
    })
    await client.query({
      name: 'change',
      text: `with change as (insert into calendar_change (id, kind, made_by, made_at)
          values (gen_random_uuid(), 'move', 'bench-author', now()) returning id)
        insert into calendar_change_post (change_id, post_id, was, became) select id, $1, $2::jsonb, $2::jsonb from change`,
      values: [id, JSON.stringify({ dueAt: to })],
    })
    await client.query({
      name: 'event',
      text: `insert into event (kind, office_id, subject_kind, subject_id, data) values ('post.moved', $1, 'post', $2, $3)`,
      values: [post.rows[0]?.office_id, id, JSON.stringify({ dueAt: to })],
    })
  }
  await client.query({
    name: 'moved',
    text: `select p.*, c.name, c.handle, l.places, l.beginnings from post p join channel c on c.id = p.channel_id
      join news_listing l on l.news_item_id = p.news_item_id where p.id = $1`,
    values: [id],
  })
  await client.query(end)
  return conflicts.rows
}
