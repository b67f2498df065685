-- Who looks at a news item or edits it, as their page last said; it ends by itself.
create table news_presence (
  news_item_id uuid not null references news_item on delete cascade,
  person_id text not null references person on delete cascade,
  activity text not null check (activity in ('looking', 'editing')),
  since timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '45 seconds',
  primary key (news_item_id, person_id)
);
create index news_presence_ends on news_presence (ends_at);
