-- An edit of a published post, written down before its network is asked. It changes words that are out, and never makes
-- a second post.
create table post_edit (
  id uuid primary key,
  post_id uuid not null references post,
  position smallint not null,
  approval_id uuid not null references approval,
  content_hash text not null,
  was_text text not null,
  text text not null,
  parts_left smallint not null,               -- that change after this one
  asked_by text not null,
  started_at timestamptz not null default now(),
  next_at timestamptz,                        -- when its network is looked at, where nothing is known by then
  looks smallint not null default 0,
  outcome text check (outcome in ('edited', 'not-edited', 'unknown')),
  reason text,
  ended_at timestamptz,
  check ((ended_at is null) = (next_at is not null))
);
create unique index post_edit_open on post_edit (post_id) where ended_at is null;
create index post_edit_of_post on post_edit (post_id, id);
create index post_edit_next on post_edit (next_at) where next_at is not null;
create index post_edit_approval on post_edit (approval_id);
