create table channel (
  id uuid primary key,
  office_id text not null references office,
  network text not null,
  external_id text not null,
  handle text not null,
  name text not null,
  languages text[] not null,
  state text not null default 'connected' check (state in ('connected', 'needs_reconnect', 'disconnected')),
  state_reason text,
  held_at timestamptz,                        -- stopped by a person
  held_by text,
  held_reason text,
  blocked_until timestamptz,                  -- the network's own reset time
  blocked_reason text,
  style jsonb not null,                       -- how posts are formatted for it
  least_gap_minutes integer not null default 30 check (least_gap_minutes >= 0),
  daily_cap integer check (daily_cap > 0),
  post_on_holidays boolean not null default false,
  post_on_days_off boolean not null default false,
  hold_when_overdue_minutes integer check (hold_when_overdue_minutes > 0),  -- null: send, however late
  credentials_version integer not null default 0,  -- counts what was saved: an answer to an older one changes nothing
  access_expires_at timestamptz,              -- when the access token ends; null: it does not, or there is none
  access_ends_at timestamptz,                 -- when the network says that access ends for good unless renewed by a person
  checked_at timestamptz,                     -- the daily look at the account
  check_reason text,                          -- why the last look failed; null: it did not
  bell bigint not null default 0,             -- counts the rings, so that each ring is a new job
  rung_at timestamptz,                        -- null once a worker has answered
  sandbox boolean not null,
  created_at timestamptz not null default now(),
  unique (network, external_id)
);

create table channel_slot (
  channel_id uuid not null references channel on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  at time not null,
  primary key (channel_id, weekday, at)
);

-- AES-256-GCM, bound to channel and field: a row copied to another channel does not open.
create table channel_secret (
  channel_id uuid not null references channel on delete cascade,
  field text not null,
  key_id text not null,
  sealed text not null,
  updated_at timestamptz not null default now(),
  primary key (channel_id, field)
);

-- Renewing an access token: one at a time for a channel, across processes, without holding a transaction open.
create table channel_refresh (
  channel_id uuid primary key references channel on delete cascade,
  holder uuid not null,
  lease_until timestamptz not null,
  started_at timestamptz,                     -- null once the network's answer is known
  doubt_since timestamptz,                    -- an earlier renewal never told how it ended
  retry_at timestamptz,                       -- the last one failed: not again before this
  retry_reason text
);
