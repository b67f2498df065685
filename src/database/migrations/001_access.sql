-- Append only, each row bound to the one before it: an altered row breaks every later hash.
create table audit_log (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  office_id text,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null
);
create index audit_log_subject on audit_log (subject_kind, subject_id, seq);
create index audit_log_office on audit_log (office_id, seq);

-- People and sign-in. The columns of the next five tables are those better-auth 1.7.5 asks for, under our names;
-- tests/access/auth-tables.test.ts fails when it would ask for more.
create table person (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz,                 -- ours: whoever left keeps a name in the records, and no way in
  deactivated_by text
);

-- The token is worth nothing by itself: the cookie carries it signed with a key derived from SECRET_KEYS.
create table person_session (
  id text primary key,
  person_id text not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,                            -- never filled
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index person_session_person on person_session (person_id);

create table person_account (
  id text primary key,
  person_id text not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,                  -- 'credential': e-mail and password
  password text,                              -- scrypt
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index person_account_person on person_account (person_id);

create table person_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_verification_identifier on person_verification (identifier);

create table api_key (
  id text primary key,
  config_id text not null,
  name text,
  start text,                                 -- the first characters, to tell keys apart
  person_id text not null references person on delete cascade,
  prefix text,
  key text not null,                          -- SHA-256 of the key; the key itself is shown once and kept nowhere
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  permissions text,
  metadata text
);
create index api_key_config on api_key (config_id);
create index api_key_person on api_key (person_id);
create unique index api_key_key on api_key (key);

-- What a person may do, and where; `*` means every office.
create table role_grant (
  person_id text not null references person on delete cascade,
  role text not null,
  office_id text not null,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  primary key (person_id, role, office_id)
);

-- One-time links: the first admin's (no person yet), and those by which an invited person chooses a password.
create table setup_link (
  token_hash text primary key,                -- SHA-256; the token is in the link alone
  person_id text references person on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);

-- Tries to sign in, counted by account and by network prefix; `key` holds a hash of either.
create table sign_in_tries (
  key text primary key,
  tries integer not null,
  since timestamptz not null
);
