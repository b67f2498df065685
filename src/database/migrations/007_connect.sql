-- Connecting an account on its network's own page: begun by a person, and finished by the same one.
create table connect_attempt (
  id uuid primary key,
  network text not null check (network in ('x', 'facebook')),
  person_id text not null,
  office_id text not null references office,
  languages text[] not null,
  state_hash text unique,                     -- SHA-256 of the state; null once somebody came back with it
  key_id text,                                -- seals what lies below, bound to this attempt
  sealed text,                                -- the verifier of PKCE, then the Pages to choose from; null when over
  step text not null default 'begun' check (step in ('begun', 'choosing', 'connected', 'failed')),
  reason text,                                -- why it failed, in words for staff
  connected jsonb not null default '[]',      -- [{"channelId": "…", "outcome": "connected", "name": "…"}]
  ends_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index connect_attempt_end on connect_attempt (ends_at);
