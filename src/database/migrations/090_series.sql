-- A post that repeats. Its occurrences are rows from the beginning, in the wall clock of the office; posts are made of
-- them at most 60 days ahead.
create table series (
  id uuid primary key,
  office_id text not null references office,
  name text not null,
  rule text not null,                         -- RFC 5545, without DTSTART
  starts_at text not null,                    -- wall clock of the office
  on_holiday text not null check (on_holiday in ('skip', 'before', 'after')),
  state text not null check (state in ('active', 'paused', 'recalled', 'ended')),
  state_reason text,
  state_by text,                              -- null: Dateline itself
  state_at timestamptz not null,
  problem text,                               -- why no post can be made of it now
  created_by text not null,
  created_at timestamptz not null
);
create index series_of_office on series (office_id, id);
-- What it says, in turn. Only this content: another one needs a person who takes it up.
create table series_item (
  series_id uuid not null references series on delete cascade,
  position smallint not null,
  news_item_id uuid not null references news_item,
  content_hash text not null,
  primary key (series_id, position)
);
create index series_of_item on series_item (news_item_id);
create table series_channel (
  series_id uuid not null references series on delete cascade,
  channel_id uuid not null references channel,
  same_text_by text,                          -- who accepted that it says the same again, and when
  same_text_at timestamptz,
  primary key (series_id, channel_id)
);
create table series_occurrence (
  id uuid primary key,
  series_id uuid not null references series on delete cascade,
  local_at text not null,                     -- by the rule, wall clock of the office
  item_position smallint not null,
  moved_to text,                              -- where a person moved it, wall clock of the office
  moved_offset text,
  state text not null check (state in ('expected', 'scheduled', 'skipped', 'passed')),
  reason text,
  unique (series_id, local_at)
);
create index series_occurrence_expected on series_occurrence (series_id, local_at) where state = 'expected';

-- One approved content goes out once for each occurrence. Without one it is as before: once.
alter table post add column occurrence_id uuid references series_occurrence;
drop index post_one_open;
create unique index post_one_open on post (approval_id, channel_id, language, occurrence_id) nulls not distinct
  where state in ('scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling', 'needs_attention');
create unique index post_one_of_occurrence on post (occurrence_id, channel_id, language)
  where occurrence_id is not null and state <> 'cancelled';
