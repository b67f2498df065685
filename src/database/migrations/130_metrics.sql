-- What the networks count, once for each metric, so that a sample names it by a number: 108 bytes a row with its index
-- instead of 284. The rows are written from the networks' profiles and from what the networks give.
create table metric (
  id smallint primary key,
  network text not null,
  name text not null,                         -- the network's own
  definition smallint not null default 1,     -- goes up where the network changes what a name counts
  "window" text not null default 'lifetime' check ("window" in ('lifetime', 'day', '28d')),
  paid text not null default 'all' check (paid in ('all', 'organic', 'paid')),
  is_unique boolean not null,                 -- counts people
  addable boolean not null,                   -- may be added over posts, channels and months
  role text,                                  -- what it counts as; null where no indicator uses it
  since date,                                 -- the days on which the network gives it
  until date,
  unique (network, name, definition),
  unique (id, addable),                       -- for sums: their rows refer to (id, true)
  constraint people_are_never_added check (not (is_unique and addable))
);

-- A sample is of an age only if it was taken within the tolerance of it; all others are of their own moment.
create table measurement_age (
  id smallint primary key,
  age text not null unique,
  after_ms bigint not null,
  until_ms bigint not null,
  tolerance double precision not null         -- 0.25: a quarter of the age, before or after
);

insert into metric (id, network, name, is_unique, addable)
select row_number() over (order by network, metric), network, metric, is_unique, not is_unique
from (
  select channel.network, sample.metric, bool_or(sample.is_unique) as is_unique
  from sample join post on post.id = sample.post_id join channel on channel.id = post.channel_id
  group by channel.network, sample.metric
) as seen;

insert into measurement_age (id, age, after_ms, until_ms, tolerance)
select coalesce(known.id, 100 + row_number() over (order by seen.age)), seen.age,
  coalesce(known.after_ms, 0), coalesce(known.until_ms, 0), case when known.id is null then 0 else 0.25 end
from (select distinct age from sample) as seen
left join (values
  (1, '15m', 900000::bigint, 3600000::bigint), (2, '1h', 3600000, 21600000), (3, '6h', 21600000, 86400000),
  (4, '1d', 86400000, 259200000), (5, '3d', 259200000, 604800000), (6, '7d', 604800000, 2419200000),
  (7, '28d', 2419200000, 2592000000)
) as known (id, age, after_ms, until_ms) on known.age = seen.age;

alter table sample rename to sample_before;
alter table sample_before rename constraint sample_pkey to sample_before_pkey;
create table sample (
  post_id uuid not null references post on delete cascade,
  value double precision not null,
  taken_at timestamptz not null,
  metric_id smallint not null references metric,
  part smallint not null,                     -- the position of the segment
  age_id smallint not null references measurement_age,
  primary key (post_id, metric_id, part, age_id)
);
-- A part that is in no segment any more stands behind the others: every sample is kept.
insert into sample (post_id, value, taken_at, metric_id, part, age_id)
select old.post_id, old.value, old.taken_at, metric.id,
  coalesce(segment.position, 1000 + dense_rank() over (partition by old.post_id order by old.external_id)),
  measurement_age.id
from sample_before as old
join post on post.id = old.post_id
join channel on channel.id = post.channel_id
join metric on metric.network = channel.network and metric.name = old.metric
join measurement_age on measurement_age.age = old.age
left join segment on segment.post_id = old.post_id and segment.external_id = old.external_id;
drop table sample_before;

-- Followers, reach of a Page: one value of a channel for each local day of its office.
create table channel_sample (
  channel_id uuid not null references channel on delete cascade,
  metric_id smallint not null references metric,
  day date not null,
  value double precision not null,
  taken_at timestamptz not null,
  primary key (channel_id, metric_id, day)
);

-- The local day of publication is written down then: an office that changes its zone later moves no post.
alter table post add column published_on date;
update post set published_on = (published_at at time zone office.time_zone)::date
from office where office.id = post.office_id and post.published_at is not null;
create index post_published_on on post (office_id, published_on) where published_at is not null;

create function write_published_on() returns trigger language plpgsql as $$
begin
  if new.published_at is null then
    new.published_on := null;
  elsif new.published_on is null or (tg_op = 'UPDATE' and new.published_at is distinct from old.published_at) then
    new.published_on := (new.published_at at time zone
      (select time_zone from office where office.id = new.office_id))::date;
  end if;
  return new;
end $$;
create trigger post_published_on before insert or update of published_at on post
  for each row execute function write_published_on();
