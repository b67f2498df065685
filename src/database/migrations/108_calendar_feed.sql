-- The secret address under which an office's posts can be read as a calendar (RFC 5545): its token is kept as SHA-256 alone.
create table calendar_feed (
  office_id text primary key references office on delete cascade,
  token_hash text not null unique,
  made_by text not null,
  made_at timestamptz not null default now(),
  read_at timestamptz                         -- within the hour; null: nobody has read it
);
