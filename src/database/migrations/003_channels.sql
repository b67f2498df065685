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
  hold_when_overdue_minutes integer check (hold_when_overdue_minutes > 0),  -- null: send, however late
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
