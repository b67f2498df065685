-- Channels and times chosen before a news item is approved. Approval turns them into posts, in its own transaction. They
-- say where and when, never what: no part of the content that an approval covers.
create table intended_post (
  id uuid primary key,
  news_item_id uuid not null references news_item on delete cascade,
  channel_id uuid not null references channel on delete cascade,
  language text not null default '',          -- empty: each language of the item that the channel posts in
  local_at text,                              -- wall clock of the office; null: the next free slot
  utc_offset text,                            -- which of two, where the clock shows that time twice
  if_not_possible text not null check (if_not_possible in ('next-slot', 'ask')),
  accepted text[] not null default '{}',      -- the rules that this time was known to break when it was chosen
  set_by text not null,
  set_at timestamptz not null,
  problem text,                               -- the code of why approval could make no post of it: it needs a time
  problem_reason text,
  unique (news_item_id, channel_id, language)
);
create table intended_post_made (
  intended_post_id uuid not null references intended_post on delete cascade,
  post_id uuid not null references post on delete cascade,
  primary key (intended_post_id, post_id)
);
