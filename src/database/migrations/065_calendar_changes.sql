-- What people did to scheduled posts: so that it can be undone, and so that the next person learns who moved what.
create table calendar_change (
  id uuid primary key,
  kind text not null check (kind in ('move', 'swap', 'shift', 'cancel', 'schedule')),
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz
);
create table calendar_change_post (
  change_id uuid not null references calendar_change on delete cascade,
  post_id uuid not null references post on delete cascade,
  was jsonb,                                  -- {"state", "dueAt", "planned"}; null where the change made the post
  became jsonb not null,                      -- {"state", "dueAt"}; undone only while the post is still that
  primary key (change_id, post_id)
);
create index calendar_change_of_post on calendar_change_post (post_id);
