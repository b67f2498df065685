-- Offices and what they own: time, places, projects, words.
create table office (
  id text primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  names jsonb not null,                       -- {"en": "…", "ur": "…"}
  country text not null,                      -- ISO 3166-1 alpha-2
  time_zone text not null,                    -- IANA
  working_days smallint[] not null,           -- ISO weekdays, Monday is 1
  quiet_from time,
  quiet_to time,
  languages text[] not null,
  stopped_at timestamptz,
  stopped_by text,
  stopped_reason text
);

create table office_holiday (
  office_id text not null references office,
  day date not null,
  name text not null,
  primary key (office_id, day)
);

-- Which office a dateline place belongs to; `place` is in lower case.
create table dateline_place (
  place text primary key check (place = lower(place)),
  office_id text not null references office
);

create table project (
  id text primary key,
  name text not null,
  credit jsonb not null default '{}',         -- the donor's line per language
  emblem text check (emblem in ('eu')),
  is_default boolean not null default false
);
create unique index project_one_default on project (is_default) where is_default;

create table topic (
  id text primary key,
  position integer not null,                  -- earlier ones win where a post has room for few hashtags
  labels jsonb not null,
  keywords jsonb not null,                    -- {"en": ["…"]}
  hashtags jsonb not null                     -- {"en": "#SafeMigration"}
);

create table organisation_handle (
  name text not null,
  network text not null,
  handle text not null,
  primary key (name, network)
);

-- One row stops everything; resuming deletes it.
create table emergency_stop (
  id boolean primary key default true check (id),
  stopped_at timestamptz not null,
  stopped_by text not null,
  reason text not null
);
