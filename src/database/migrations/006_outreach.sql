-- When each published post is to be measured. Neither taken nor with a next_at: not taken, for the reason it holds.
create table measurement (
  post_id uuid not null references post on delete cascade,
  age text not null,                          -- '15m', '1h', '6h', '1d', '3d', '7d', '28d'
  due_at timestamptz not null,
  until_at timestamptz not null,              -- from here on a reading would belong to another age
  next_at timestamptz,                        -- when to try next; null: nothing more will happen to it
  taken_at timestamptz,
  tries integer not null default 0,
  reason text,                                -- why it could not be taken, or not in full
  primary key (post_id, age)
);
create index measurement_next on measurement (next_at) where next_at is not null;

-- One metric value of one post, as the network named it, at one moment.
create table sample (
  post_id uuid not null references post on delete cascade,
  external_id text not null,
  metric text not null,
  age text not null,
  value double precision not null,
  is_unique boolean not null,                 -- counts people: never to be added over posts
  taken_at timestamptz not null,
  sandbox boolean not null,
  primary key (post_id, external_id, metric, age)
);

create table activity (
  id uuid primary key,
  office_id text not null references office,
  kind text not null,
  held_on date not null,
  place text not null,
  partner text,
  participants jsonb not null,                -- {"women": {"18-24": 3}, "men": {…}, "unknown": {…}}
  estimated_audience integer,                 -- kept apart: an estimate is not a participant
  materials integer,
  sandbox boolean not null default false,     -- sample data, for trying Dateline out
  import_key text unique,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index activity_office_day on activity (office_id, held_on);

-- Counts only; who asked is never stored.
create table enquiry (
  id uuid primary key,
  office_id text not null references office,
  asked_on date not null,
  channel text not null,
  topic text not null,
  language text not null,
  count integer not null check (count > 0),
  sandbox boolean not null default false,
  import_key text unique,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index enquiry_office_day on enquiry (office_id, asked_on);

create table target (
  office_id text not null references office,
  indicator text not null,
  month date not null,
  value double precision not null,
  primary key (office_id, indicator, month)
);

create table snapshot (
  id uuid primary key,
  office_ids text[] not null,
  period_from date not null,
  period_to date not null,                    -- inclusive
  figures jsonb not null,
  content_hash text not null,
  sandbox boolean not null,
  frozen_by text not null,
  frozen_at timestamptz not null default now()
);

-- What was frozen stays as it was, whoever asks.
create function refuse_to_change_a_snapshot() returns trigger language plpgsql as $$
begin
  raise exception 'Snapshot % is frozen: freeze a new one instead.', old.id using errcode = 'restrict_violation';
end $$;
create trigger snapshot_is_frozen before update or delete on snapshot
  for each row execute function refuse_to_change_a_snapshot();

create table infographic (
  id uuid primary key,
  snapshot_id uuid not null references snapshot,
  language text not null,
  format text not null check (format in ('svg', 'png', 'pdf')),
  sha256 text not null,
  file text not null,
  alt_text text not null,
  created_at timestamptz not null default now(),
  unique (snapshot_id, language, format)
);
