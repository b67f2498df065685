-- Figures by post and by month, so that five years answer as fast as a month. None of it is the record: all of it can be
-- made again from the rows (`figures rebuild`), no backup holds it, and a month that is due is read from its rows.

-- Which months are to be made again. Rows are only added and removed, never updated: a writer waits for no other.
create table rollup_due (
  id uuid primary key default gen_random_uuid(),
  office_id text not null,
  month date not null,
  kind text not null check (kind in ('posts', 'activities', 'enquiries')),
  since timestamptz not null default clock_timestamp()
);
create index rollup_due_month on rollup_due (office_id, kind, month);

-- The newest value of each metric of each post: of views that of the first part, of people the largest, of all else the
-- sum of the parts.
create table post_metric (
  post_id uuid not null references post on delete cascade,
  metric_id smallint not null references metric,
  addable boolean not null,
  value double precision not null,
  at_7d double precision,                     -- null where no part was read within the tolerance of seven days
  age_hours double precision not null,        -- of the newest value
  taken_at timestamptz not null,
  parts_read smallint not null,
  parts smallint not null,
  primary key (post_id, metric_id)
);

create table metric_month (
  office_id text not null,
  channel_id uuid not null,
  project_id text,
  language text not null,
  sandbox boolean not null,
  month date not null,
  metric_id smallint not null,
  addable boolean not null default true check (addable),
  posts integer not null,
  value double precision not null,
  role_posts integer not null,                -- posts for which this is the first metric of its role
  posts_7d integer not null,
  at_7d double precision,
  paired double precision,                    -- of views: of posts whose engagements were read; and the other way round
  -- Unique people are never added: their metric has no row (id, true).
  foreign key (metric_id, addable) references metric (id, addable)
);
create index metric_month_office on metric_month (office_id, month);

create table people_month (
  office_id text not null,
  month date not null,
  kind text not null,
  project_id text,
  sex text not null,
  ages int4range not null,
  sandbox boolean not null,
  count bigint not null
);
create index people_month_office on people_month (office_id, month);

create table activity_month (
  office_id text not null,
  month date not null,
  kind text not null,
  project_id text,
  sandbox boolean not null,
  held integer not null,
  broadcasts integer not null,
  materials bigint,
  referrals bigint,
  quiz_n bigint,
  quiz_before double precision,               -- means times people, so that they can be added
  quiz_after double precision,
  asked bigint,
  satisfied bigint
);
create index activity_month_office on activity_month (office_id, month);

create table enquiry_month (
  office_id text not null,
  month date not null,
  contact_method text not null,
  topic text not null,
  language text not null,
  sex text not null,
  outcome text not null,
  project_id text,
  sandbox boolean not null,
  count bigint not null
);
create index enquiry_month_office on enquiry_month (office_id, month);

-- Whatever writes the record says what it makes due, in its own transaction.
create function enquiries_make_due() returns trigger language plpgsql as $$
begin
  insert into rollup_due (office_id, month, kind)
  select distinct office_id, date_trunc('month', asked_on::timestamp)::date, 'enquiries' from changed;
  return null;
end $$;
create trigger enquiry_added after insert on enquiry
  referencing new table as changed for each statement execute function enquiries_make_due();
create trigger enquiry_changed after update on enquiry
  referencing new table as changed for each statement execute function enquiries_make_due();

create function activities_make_due() returns trigger language plpgsql as $$
begin
  insert into rollup_due (office_id, month, kind)
  select distinct office_id, date_trunc('month', held_on::timestamp)::date, 'activities' from changed;
  return null;
end $$;
create trigger activity_added after insert on activity
  referencing new table as changed for each statement execute function activities_make_due();
create trigger activity_changed after update on activity
  referencing new table as changed for each statement execute function activities_make_due();

create function people_make_due() returns trigger language plpgsql as $$
begin
  insert into rollup_due (office_id, month, kind)
  select distinct activity.office_id, date_trunc('month', activity.held_on::timestamp)::date, 'activities'
  from changed join activity on activity.id = changed.activity_id;
  return null;
end $$;
create trigger people_added after insert on activity_people
  referencing new table as changed for each statement execute function people_make_due();
create trigger people_changed after update on activity_people
  referencing new table as changed for each statement execute function people_make_due();

create function posts_make_due(posts uuid[]) returns void language sql as $$
  insert into rollup_due (office_id, month, kind)
  select distinct office_id, date_trunc('month', published_on::timestamp)::date, 'posts'
  from post where id = any(posts) and published_on is not null
$$;

-- What the samples of these posts come to.
create function write_post_metrics(posts uuid[]) returns void language plpgsql as $$
begin
  insert into post_metric (post_id, metric_id, addable, value, at_7d, age_hours, taken_at, parts_read, parts)
  with newest as (
    select distinct on (sample.post_id, sample.metric_id, sample.part)
      sample.post_id, sample.metric_id, sample.part, sample.value, sample.taken_at
    from sample where sample.post_id = any(posts)
    order by sample.post_id, sample.metric_id, sample.part, sample.taken_at desc, sample.age_id desc
  ),
  week as (
    select sample.post_id, sample.metric_id, sample.part, sample.value
    from sample
    join post on post.id = sample.post_id
    join measurement_age as age on age.id = sample.age_id and age.age = '7d'
    where sample.post_id = any(posts)
      and abs(extract(epoch from sample.taken_at - post.published_at) * 1000 - age.after_ms)
        <= age.tolerance * age.after_ms
  )
  select newest.post_id, newest.metric_id, metric.addable,
    case when metric.is_unique then max(newest.value) else sum(newest.value) end,
    case when metric.is_unique then max(week.value) else sum(week.value) end,
    extract(epoch from max(newest.taken_at) - post.published_at) / 3600, max(newest.taken_at), count(*),
    (select count(*) from segment where segment.post_id = newest.post_id)
  from newest
  join metric on metric.id = newest.metric_id
  join post on post.id = newest.post_id
  left join week on week.post_id = newest.post_id and week.metric_id = newest.metric_id and week.part = newest.part
  where (metric.role is distinct from 'views' or newest.part = 0) and post.published_at is not null
  group by newest.post_id, newest.metric_id, metric.id, post.published_at
  on conflict (post_id, metric_id) do update set addable = excluded.addable, value = excluded.value,
    at_7d = excluded.at_7d, age_hours = excluded.age_hours, taken_at = excluded.taken_at,
    parts_read = excluded.parts_read, parts = excluded.parts;
  perform posts_make_due(posts);
end $$;

create function samples_change_posts() returns trigger language plpgsql as $$
begin
  perform write_post_metrics(array(select distinct post_id from changed));
  return null;
end $$;
create trigger sample_added after insert on sample
  referencing new table as changed for each statement execute function samples_change_posts();
create trigger sample_changed after update on sample
  referencing new table as changed for each statement execute function samples_change_posts();

-- A post that changes its state or its day, or whose item gets another project, changes its month.
create function post_makes_due() returns trigger language plpgsql as $$
begin
  insert into rollup_due (office_id, month, kind)
  select distinct office_id, date_trunc('month', day::timestamp)::date, 'posts'
  from (values (old.office_id, old.published_on), (new.office_id, new.published_on)) as changed (office_id, day)
  where day is not null;
  -- At its first publication a post has no samples yet.
  if old.published_at is not null and new.published_at is distinct from old.published_at then
    perform write_post_metrics(array[new.id]);
  end if;
  return null;
end $$;
create trigger post_changed_month after update of state, published_at, office_id on post for each row
  when ((old.state = 'published' or new.state = 'published')
    and (old.state, old.published_at, old.office_id) is distinct from (new.state, new.published_at, new.office_id))
  execute function post_makes_due();

create function item_makes_due() returns trigger language plpgsql as $$
begin
  perform posts_make_due(array(select id from post where news_item_id = new.id));
  return null;
end $$;
create trigger item_changed_project after update of project_id on news_item for each row
  when (old.project_id is distinct from new.project_id) execute function item_makes_due();

-- A metric that gets another role changes its posts: an upgrade learns the roles of old metrics from the profiles.
create function roles_change_posts() returns trigger language plpgsql as $$
begin
  perform write_post_metrics(array(
    select distinct post_id from sample where metric_id in (
      select new_metric.id from new_metric join old_metric on old_metric.id = new_metric.id
      where new_metric.role is distinct from old_metric.role)));
  return null;
end $$;
create trigger metric_changed after update on metric
  referencing old table as old_metric new table as new_metric for each statement execute function roles_change_posts();

-- One month again, whole, from its rows. The caller holds the month's lock.
create function roll_up_month(of_office text, of_month date, of_kind text) returns void language plpgsql as $$
declare
  next_month constant date := of_month + interval '1 month';
begin
  if of_kind = 'enquiries' then
    delete from enquiry_month where office_id = of_office and month = of_month;
    insert into enquiry_month
    select office_id, of_month, contact_method, topic, language, sex, outcome, project_id, sandbox, sum(count)
    from enquiry
    where office_id = of_office and asked_on >= of_month and asked_on < next_month and ended_at is null
    group by 1, 3, 4, 5, 6, 7, 8, 9;
  elsif of_kind = 'activities' then
    delete from people_month where office_id = of_office and month = of_month;
    insert into people_month
    select activity.office_id, of_month, activity.kind, activity.project_id, people.sex, people.ages,
      activity.sandbox, sum(people.count)
    from activity join activity_people as people on people.activity_id = activity.id
    where activity.office_id = of_office and activity.held_on >= of_month and activity.held_on < next_month
      and activity.ended_at is null
    group by 1, 3, 4, 5, 6, 7;
    delete from activity_month where office_id = of_office and month = of_month;
    insert into activity_month
    select office_id, of_month, kind, project_id, sandbox, count(*), count(estimated_audience), sum(materials),
      sum(referrals), sum(quiz_n), sum(quiz_before * quiz_n), sum(quiz_after * quiz_n), sum(asked_n), sum(satisfied_n)
    from activity
    where office_id = of_office and held_on >= of_month and held_on < next_month and ended_at is null
    group by 1, 3, 4, 5;
  else
    delete from metric_month where office_id = of_office and month = of_month;
    insert into metric_month (office_id, channel_id, project_id, language, sandbox, month, metric_id, posts, value,
      role_posts, posts_7d, at_7d, paired)
    select office_id, channel_id, project_id, language, sandbox, of_month, metric_id, count(*), sum(value),
      count(*) filter (where is_first), count(at_7d), sum(at_7d), sum(value) filter (where is_paired)
    from metrics_of_posts(of_office, of_month, next_month)
    group by office_id, channel_id, project_id, language, sandbox, metric_id;
  end if;
end $$;

-- The metrics that may be added, post by post, of the posts that one office published from one day until before another.
create function metrics_of_posts(of_office text, from_day date, before_day date) returns table (
  post_id uuid, office_id text, channel_id uuid, project_id text, language text, sandbox boolean, published_on date,
  metric_id smallint, role text, value double precision, at_7d double precision, is_first boolean, is_paired boolean
) language sql stable as $$
  select post.id, post.office_id, post.channel_id, news_item.project_id, post.language, post.sandbox, post.published_on,
    post_metric.metric_id, metric.role, post_metric.value, post_metric.at_7d,
    row_number() over (partition by post.id, metric.role order by metric.id) = 1,
    case metric.role
      when 'views' then bool_or(metric.role = 'engagements') over (partition by post.id)
      when 'engagements' then bool_or(metric.role = 'views') over (partition by post.id)
      else false
    end
  from post
  join news_item on news_item.id = post.news_item_id
  join post_metric on post_metric.post_id = post.id
  join metric on metric.id = post_metric.metric_id
  where post.office_id = of_office and post.published_on >= from_day and post.published_on < before_day
    and post.state = 'published' and post_metric.addable and metric.role is not null
$$;

-- The same as it stood at a moment, from the samples themselves.
create function metrics_of_posts_at(of_office text, from_day date, before_day date, moment timestamptz) returns table (
  post_id uuid, office_id text, channel_id uuid, project_id text, language text, sandbox boolean, published_on date,
  metric_id smallint, role text, value double precision, at_7d double precision, is_first boolean, is_paired boolean
) language sql stable as $$
  with newest as (
    select distinct on (sample.post_id, sample.metric_id, sample.part)
      sample.post_id, sample.metric_id, metric.role, sample.value,
      (select week.value from sample as week
        join measurement_age as age on age.id = week.age_id and age.age = '7d'
        where week.post_id = sample.post_id and week.metric_id = sample.metric_id and week.part = sample.part
          and week.taken_at <= moment
          and abs(extract(epoch from week.taken_at - post.published_at) * 1000 - age.after_ms)
            <= age.tolerance * age.after_ms) as at_7d
    from sample
    join post on post.id = sample.post_id
    join metric on metric.id = sample.metric_id
    where post.office_id = of_office and post.published_on >= from_day and post.published_on < before_day
      and post.state = 'published' and sample.taken_at <= moment and metric.addable and metric.role is not null
      and (metric.role <> 'views' or sample.part = 0)
    order by sample.post_id, sample.metric_id, sample.part, sample.taken_at desc, sample.age_id desc
  ),
  whole as (
    select post_id, metric_id, role, sum(value) as value, sum(at_7d) as at_7d
    from newest group by post_id, metric_id, role
  )
  select post.id, post.office_id, post.channel_id, news_item.project_id, post.language, post.sandbox, post.published_on,
    whole.metric_id, whole.role, whole.value, whole.at_7d,
    row_number() over (partition by post.id, whole.role order by whole.metric_id) = 1,
    case whole.role
      when 'views' then bool_or(whole.role = 'engagements') over (partition by post.id)
      when 'engagements' then bool_or(whole.role = 'views') over (partition by post.id)
      else false
    end
  from whole
  join post on post.id = whole.post_id
  join news_item on news_item.id = post.news_item_id
$$;

-- The record as it stands.
select write_post_metrics(array(select distinct post_id from sample));
insert into rollup_due (office_id, month, kind)
select distinct office_id, date_trunc('month', asked_on::timestamp)::date, 'enquiries' from enquiry
union
select distinct office_id, date_trunc('month', held_on::timestamp)::date, 'activities' from activity
union
select distinct office_id, date_trunc('month', published_on::timestamp)::date, 'posts' from post
where published_on is not null;
