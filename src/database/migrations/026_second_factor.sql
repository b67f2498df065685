-- A person's authenticator app. The secret is sealed with SECRET_KEYS and opens for this person alone.
create table second_factor (
  person_id text primary key references person on delete cascade,
  key_id text not null,
  sealed text not null,
  confirmed_at timestamptz,                   -- null: shown, but no code was entered yet
  last_step bigint not null default 0,        -- of the last code taken: none is taken twice (RFC 6238, 5.2)
  created_at timestamptz not null
);

-- SHA-256 of 80 random bits each; a row goes when its code is used.
create table backup_code (
  person_id text not null references person on delete cascade,
  code_hash text not null,
  primary key (person_id, code_hash)
);

-- The columns are those @better-auth/passkey 1.7.5 asks for, under our names.
create table passkey (
  id text primary key,
  name text,
  public_key text not null,
  person_id text not null references person on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index passkey_person on passkey (person_id);
