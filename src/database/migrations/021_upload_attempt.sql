-- Uploads of a post's files, each written down before it is made: what was handed to the network, what it answered, when.
-- They show nothing to readers, so nothing is decided by them; they tell why a post is not out.
create table upload_attempt (
  id uuid primary key,
  post_id uuid not null references post on delete cascade,
  position smallint not null,
  fence bigint not null,
  media_id uuid not null,
  alt_text text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  outcome text,
  handle text,                                -- what the network calls it
  code text,
  reason text
);
create index upload_attempt_post on upload_attempt (post_id, started_at);

-- Which process answers the request: when it has ended, the request may be made again at once.
alter table idempotency_key add column process uuid;
