-- RSS and Atom feeds that offices watch; each new entry becomes a draft.
create table feed (
  id uuid primary key,
  office_id text not null references office,
  address text not null,
  host text not null,                         -- with its port: requests to it come one after another
  title text,                                 -- as the feed calls itself
  interval_minutes integer not null check (interval_minutes between 15 and 10080),
  language text,                              -- of entries; null: detected
  topics text[] not null default '{}',        -- of entries; empty: suggested from the text
  added_by text not null,
  added_at timestamptz not null default now(),
  chosen_by text not null,                    -- who gave it this address: never the only one to approve what comes of it
  paused_at timestamptz,
  paused_by text,
  removed_at timestamptz,                     -- kept, so that what it had brought never comes again
  etag text,
  last_modified text,
  next_check_at timestamptz not null,
  checked_at timestamptz,
  new_count integer,                          -- drafts of the last check that succeeded
  ttl_minutes integer,                        -- how long the feed asks to be kept before it is read again
  moved_to text,                              -- where its address leads for good, as its server says
  failures integer not null default 0,        -- one after another
  failing_since timestamptz,
  fault_code text,
  fault text,                                 -- in words for staff
  reported_at timestamptz,                    -- since when its office knows that it fails
  unique (office_id, address),
  check ((paused_at is null) = (paused_by is null)),
  check ((failing_since is null) = (fault is null) and (fault is null) = (fault_code is null))
);
create index feed_due on feed (next_check_at) where removed_at is null and paused_at is null;

-- Every entry that a feed ever had, so that none comes twice: neither under another title, nor after its draft is gone.
create table feed_entry (
  feed_id uuid not null references feed on delete cascade,
  key text not null,                          -- SHA-256 of its guid, or else of its link, or else of its words
  link_key text,                              -- SHA-256 of its link without what only counts clicks
  content_hash text not null,                 -- of its words as they were last
  title text not null,
  link text,
  outcome text not null check (outcome in ('draft', 'known', 'older', 'unusable')),
  reason text,                                -- why it is unusable, in words for staff
  news_item_id uuid references news_item on delete set null,
  chosen_by text not null,                    -- who had given the feed its address when the entry came
  seen_at timestamptz not null default now(),
  changed_at timestamptz,                     -- when its words were last found changed
  primary key (feed_id, key)
);
create index feed_entry_link on feed_entry (feed_id, link_key);
create index feed_entry_newest on feed_entry (feed_id, seen_at);
create index feed_entry_item on feed_entry (news_item_id) where news_item_id is not null;

-- The right to ask a host, for one process at a time, and until when it asked to be left alone.
create table feed_host (
  host text primary key,
  holder uuid not null,
  lease_until timestamptz not null,
  not_before timestamptz
);
