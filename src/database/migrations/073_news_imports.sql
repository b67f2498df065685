-- One row for each import that brought something in, so that it can be undone.
create table news_import (
  id uuid primary key,
  name text not null,                         -- of the file
  form text not null,
  added integer not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by text
);
-- Deferred: how much an import adds is known once its items are in.
alter table news_item add column import_id uuid references news_import deferrable initially deferred;
create index news_item_import on news_item (import_id) where import_id is not null;
