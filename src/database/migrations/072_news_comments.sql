-- What colleagues say to each other about an item; no part of what is approved.
create table news_comment (
  id uuid primary key,
  news_item_id uuid not null references news_item on delete cascade,
  text text not null,
  language text,                              -- the variant it is about; null: all of the item
  field text,                                 -- such as `text` or `media`; null: all of it
  mentions text[] not null default '{}',      -- ids of people
  created_by text not null,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  resolved_at timestamptz,
  resolved_by text
);
create index news_comment_item on news_comment (news_item_id, id);

-- A notification about an item leads to it.
alter table notification add column news_item_id uuid references news_item on delete cascade;
