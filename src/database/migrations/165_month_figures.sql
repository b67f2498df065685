-- Months of figures by what they are asked for, so that five years answer as fast as a month: a question reads the few
-- rows of its own division, and not one row for each combination of everything that was noted.

-- What each month was made of. `newest` is the latest moment of anything in it (an entry logged or ended, a post
-- published, a sample taken): asked as of then or later, the month is what it is now.
create table rollup_month (
  office_id text not null,
  month date not null,
  kind text not null check (kind in ('posts', 'activities', 'enquiries')),
  entries integer not null,                   -- of posts: all that have a day of publication in it
  newest timestamptz not null,
  primary key (office_id, kind, month)
);

drop table enquiry_month;
create table enquiry_month (
  office_id text not null,
  month date not null,
  -- Each division counts everything once.
  division text not null check (division in ('topic', 'language', 'outcome', 'sex')),
  contact_method text,                        -- both of these with division 'topic'
  topic text,
  language text,
  outcome text,
  sex text,
  project_id text,
  sandbox boolean not null,
  count bigint not null,
  answered bigint not null,
  referred bigint not null,
  pending bigint not null
);
create index enquiry_month_division on enquiry_month (division, office_id, month);

drop table activity_month;
create table activity_month (
  office_id text not null,
  month date not null,
  division text not null check (division in ('kind', 'place')),
  kind text,
  place text,                                 -- both of these with division 'place'
  partner text,
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
  satisfied bigint,
  participants bigint,
  women bigint,
  sex_noted bigint
);
create index activity_month_division on activity_month (division, office_id, month);

drop table people_month;
create table people_month (
  office_id text not null,
  month date not null,
  project_id text,
  sex text not null,
  ages int4range not null,
  sandbox boolean not null,
  count bigint not null
);
create index people_month_office on people_month (office_id, month);

create table post_month (
  office_id text not null,
  month date not null,
  division text not null check (division in ('channel', 'topic')),
  channel_id uuid,                            -- both of these with division 'channel'
  language text,
  topic text,                                 -- the main one; null where there is none
  project_id text,
  sandbox boolean not null,
  posts integer not null,
  views double precision,
  views_posts integer not null,
  views_7d double precision,
  views_7d_posts integer not null,
  engagements double precision,
  engagements_posts integer not null,
  link_clicks double precision,
  link_clicks_posts integer not null,
  rate_engagements double precision,          -- of posts of which both were read
  rate_views double precision
);
create index post_month_division on post_month (division, office_id, month);

-- Posts that were read at seven days, one row each: what does best is a matter of medians, which cannot be added.
create table post_week (
  office_id text not null,
  month date not null,
  published_on date not null,
  post_id uuid not null,
  channel_id uuid not null,
  project_id text,
  sandbox boolean not null,
  slot smallint not null,                     -- three local hours of a weekday: 0 is Monday from midnight, 55 the last
  views double precision not null
);
create index post_week_office on post_week (office_id, month);

-- The first of the topics: those that were found most often stand first.
create function main_topic(of_approval uuid) returns text language sql stable as $$
  select revision.content -> 'topics' ->> 0
  from approval join revision on revision.id = approval.revision_id
  where approval.id = of_approval
$$;

create function slot_of(moment timestamptz, zone text) returns smallint language sql stable as $$
  select ((extract(isodow from moment at time zone zone) - 1) * 8
    + floor(extract(hour from moment at time zone zone) / 3))::smallint
$$;

-- The posts that one office published from one day until before another, each with what its roles come to.
create function figures_of_posts(of_office text, from_day date, before_day date) returns table (
  post_id uuid, office_id text, channel_id uuid, project_id text, language text, approval_id uuid, sandbox boolean,
  published_on date, published_at timestamptz, views double precision, views_7d double precision,
  engagements double precision, link_clicks double precision
) language sql stable as $$
  select post.id, post.office_id, post.channel_id, news_item.project_id, post.language, post.approval_id, post.sandbox,
    post.published_on, post.published_at, counted.views, counted.views_7d, counted.engagements, counted.link_clicks
  from post
  join news_item on news_item.id = post.news_item_id
  left join lateral (
    select sum(post_metric.value) filter (where metric.role = 'views') as views,
      sum(post_metric.at_7d) filter (where metric.role = 'views') as views_7d,
      sum(post_metric.value) filter (where metric.role = 'engagements') as engagements,
      sum(post_metric.value) filter (where metric.role = 'link-clicks') as link_clicks
    from post_metric join metric on metric.id = post_metric.metric_id
    where post_metric.post_id = post.id and post_metric.addable
  ) as counted on true
  where post.office_id = of_office and post.published_on >= from_day and post.published_on < before_day
    and post.published_at is not null and post.state = 'published'
$$;

-- The same as it stood at a moment, from the samples themselves.
drop function metrics_of_posts_at(text, date, date, timestamptz);
create function figures_of_posts_at(of_office text, from_day date, before_day date, moment timestamptz) returns table (
  post_id uuid, office_id text, channel_id uuid, project_id text, language text, approval_id uuid, sandbox boolean,
  published_on date, published_at timestamptz, views double precision, views_7d double precision,
  engagements double precision, link_clicks double precision
) language sql stable as $$
  select post.id, post.office_id, post.channel_id, news_item.project_id, post.language, post.approval_id, post.sandbox,
    post.published_on, post.published_at, counted.views, week.views, counted.engagements, counted.link_clicks
  from post
  join news_item on news_item.id = post.news_item_id
  left join lateral (
    select sum(newest.value) filter (where newest.role = 'views') as views,
      sum(newest.value) filter (where newest.role = 'engagements') as engagements,
      sum(newest.value) filter (where newest.role = 'link-clicks') as link_clicks
    from (
      select distinct on (sample.metric_id, sample.part) metric.role, sample.value
      from sample join metric on metric.id = sample.metric_id
      where sample.post_id = post.id and sample.taken_at <= moment and metric.addable and metric.role is not null
        and (metric.role <> 'views' or sample.part = 0)
      order by sample.metric_id, sample.part, sample.taken_at desc, sample.age_id desc
    ) as newest
  ) as counted on true
  left join lateral (
    select sum(sample.value) as views
    from sample
    join metric on metric.id = sample.metric_id
    join measurement_age as age on age.id = sample.age_id and age.age = '7d'
    where sample.post_id = post.id and sample.part = 0 and sample.taken_at <= moment and metric.addable
      and metric.role = 'views'
      and abs(extract(epoch from sample.taken_at - post.published_at) * 1000 - age.after_ms)
        <= age.tolerance * age.after_ms
  ) as week on true
  where post.office_id = of_office and post.published_on >= from_day and post.published_on < before_day
    and post.published_at <= moment and post.state = 'published'
$$;

create or replace function roll_up_month(of_office text, of_month date, of_kind text) returns void
language plpgsql as $$
declare
  next_month constant date := of_month + interval '1 month';
begin
  delete from rollup_month where office_id = of_office and kind = of_kind and month = of_month;
  if of_kind = 'enquiries' then
    delete from enquiry_month where office_id = of_office and month = of_month;
    insert into enquiry_month
    select of_office, of_month,
      case when grouping(contact_method) = 0 then 'topic' when grouping(language) = 0 then 'language'
        when grouping(outcome) = 0 then 'outcome' else 'sex' end,
      contact_method, topic, language, outcome, sex, project_id, sandbox, sum(count),
      coalesce(sum(count) filter (where outcome = 'answered'), 0),
      coalesce(sum(count) filter (where outcome = 'referred'), 0),
      coalesce(sum(count) filter (where outcome = 'pending'), 0)
    from enquiry
    where office_id = of_office and asked_on >= of_month and asked_on < next_month and ended_at is null
    group by project_id, sandbox, grouping sets ((contact_method, topic), (language), (outcome), (sex));
    insert into rollup_month
    select of_office, of_month, of_kind, count(*), max(greatest(created_at, ended_at)) from enquiry
    where office_id = of_office and asked_on >= of_month and asked_on < next_month
    having count(*) > 0;
  elsif of_kind = 'activities' then
    delete from people_month where office_id = of_office and month = of_month;
    insert into people_month
    select of_office, of_month, activity.project_id, people.sex, people.ages, activity.sandbox, sum(people.count)
    from activity join activity_people as people on people.activity_id = activity.id
    where activity.office_id = of_office and activity.held_on >= of_month and activity.held_on < next_month
      and activity.ended_at is null
    group by activity.project_id, people.sex, people.ages, activity.sandbox;
    delete from activity_month where office_id = of_office and month = of_month;
    insert into activity_month
    select of_office, of_month, case when grouping(kind) = 0 then 'kind' else 'place' end, kind, place, partner,
      project_id, sandbox, count(*), count(estimated_audience), sum(materials), sum(referrals), sum(quiz_n),
      sum(quiz_before * quiz_n), sum(quiz_after * quiz_n), sum(asked_n), sum(satisfied_n), sum(people.participants),
      sum(people.women), sum(people.sex_noted)
    from activity
    left join lateral (
      select sum(count) as participants, sum(count) filter (where sex = 'women') as women,
        sum(count) filter (where sex in ('women', 'men')) as sex_noted
      from activity_people where activity_id = activity.id
    ) as people on true
    where office_id = of_office and held_on >= of_month and held_on < next_month and ended_at is null
    group by project_id, sandbox, grouping sets ((kind), (place, partner));
    insert into rollup_month
    select of_office, of_month, of_kind, count(*), max(greatest(created_at, ended_at)) from activity
    where office_id = of_office and held_on >= of_month and held_on < next_month
    having count(*) > 0;
  else
    delete from metric_month where office_id = of_office and month = of_month;
    insert into metric_month (office_id, channel_id, project_id, language, sandbox, month, metric_id, posts, value,
      role_posts, posts_7d, at_7d, paired)
    select office_id, channel_id, project_id, language, sandbox, of_month, metric_id, count(*), sum(value),
      count(*) filter (where is_first), count(at_7d), sum(at_7d), sum(value) filter (where is_paired)
    from metrics_of_posts(of_office, of_month, next_month)
    group by office_id, channel_id, project_id, language, sandbox, metric_id;
    delete from post_month where office_id = of_office and month = of_month;
    -- Values are those of metric_month, which refuses unique people.
    insert into post_month
    select of_office, of_month, 'channel', counted.channel_id, counted.language, null, counted.project_id,
      counted.sandbox, counted.posts, added.views, counted.views_posts, added.views_7d, counted.views_7d_posts,
      added.engagements, counted.engagements_posts, added.link_clicks, counted.link_clicks_posts,
      added.rate_engagements, added.rate_views
    from (
      select channel_id, language, project_id, sandbox, count(*) as posts, count(views) as views_posts,
        count(views_7d) as views_7d_posts, count(engagements) as engagements_posts,
        count(link_clicks) as link_clicks_posts
      from figures_of_posts(of_office, of_month, next_month)
      group by channel_id, language, project_id, sandbox
    ) as counted
    left join (
      select channel_id, language, project_id, sandbox, sum(value) filter (where role = 'views') as views,
        sum(at_7d) filter (where role = 'views') as views_7d,
        sum(value) filter (where role = 'engagements') as engagements,
        sum(value) filter (where role = 'link-clicks') as link_clicks,
        sum(paired) filter (where role = 'engagements') as rate_engagements,
        sum(paired) filter (where role = 'views') as rate_views
      from metric_month join metric on metric.id = metric_month.metric_id
      where office_id = of_office and month = of_month
      group by channel_id, language, project_id, sandbox
    ) as added on (added.channel_id, added.language, added.sandbox)
        = (counted.channel_id, counted.language, counted.sandbox)
      and added.project_id is not distinct from counted.project_id;
    insert into post_month
    select of_office, of_month, 'topic', null, null, main_topic(approval_id) as topic, project_id, sandbox, count(*),
      sum(views), count(views), sum(views_7d), count(views_7d), sum(engagements), count(engagements),
      sum(link_clicks), count(link_clicks), sum(engagements) filter (where views is not null),
      sum(views) filter (where engagements is not null)
    from figures_of_posts(of_office, of_month, next_month)
    group by main_topic(approval_id), project_id, sandbox;
    delete from post_week where office_id = of_office and month = of_month;
    insert into post_week
    select of_office, of_month, published_on, post_id, channel_id, project_id, sandbox,
      slot_of(published_at, office.time_zone), views_7d
    from figures_of_posts(of_office, of_month, next_month) join office on office.id = of_office
    where views_7d is not null;
    insert into rollup_month
    select of_office, of_month, of_kind, count(*), max(greatest(post.published_at, read.newest)) from post
    left join lateral (
      select max(post_metric.taken_at) as newest from post_metric where post_metric.post_id = post.id
    ) as read on true
    where post.office_id = of_office and post.published_on >= of_month and post.published_on < next_month
      and post.published_at is not null
    having count(*) > 0;
  end if;
end $$;

-- The local hours of an office's posts are those of its zone.
create function office_makes_due() returns trigger language plpgsql as $$
begin
  insert into rollup_due (office_id, month, kind)
  select office_id, month, kind from rollup_month where office_id = new.id and kind = 'posts';
  return null;
end $$;
create trigger office_changed_zone after update of time_zone on office for each row
  when (old.time_zone is distinct from new.time_zone) execute function office_makes_due();

-- Nothing is in these tables yet.
insert into rollup_due (office_id, month, kind)
select distinct office_id, date_trunc('month', asked_on::timestamp)::date, 'enquiries' from enquiry
union
select distinct office_id, date_trunc('month', held_on::timestamp)::date, 'activities' from activity
union
select distinct office_id, date_trunc('month', published_on::timestamp)::date, 'posts' from post
where published_on is not null;
