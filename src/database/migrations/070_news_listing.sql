-- One light row for each news item, made from its newest revision in the transaction that saves it: lists and search
-- read no texts.
create table news_listing (
  news_item_id uuid primary key references news_item on delete cascade,
  content_hash text,                          -- of the revision it was made from; null: to be made once more
  places text[] not null,
  topics text[] not null,
  languages text[] not null,
  beginnings jsonb not null,                  -- [{"language": "en", "text": "…"}], without the dateline
  media_ids uuid[] not null,
  words tsvector not null                     -- folded and split by src/core/text/search-words.ts
);
create index news_listing_words on news_listing using gin (words);
create index news_listing_media on news_listing using gin (media_ids);

-- Items from before are on every list at once; a chore of the workers makes their words, some at a time.
insert into news_listing (news_item_id, places, topics, languages, beginnings, media_ids, words)
select i.id,
  array(select jsonb_array_elements_text(r.content -> 'places')),
  array(select jsonb_array_elements_text(r.content -> 'topics')),
  array(select v ->> 'language' from jsonb_array_elements(r.content -> 'variants') v),
  coalesce((select jsonb_agg(jsonb_build_object('language', v ->> 'language', 'text', left(v ->> 'text', 200)))
    from jsonb_array_elements(r.content -> 'variants') v), '[]'),
  array(select (m ->> 'mediaId')::uuid from jsonb_array_elements(r.content -> 'media') m),
  ''
from news_item i join revision r on r.news_item_id = i.id and r.number = i.revision;

create index news_item_office on news_item (office_id, id desc);

-- When anything of the item itself last changed: its content, its state, who it is assigned to. In whole milliseconds,
-- so that a page of a list can begin where the one before it ended.
alter table news_item add column changed_at timestamptz not null default date_trunc('milliseconds', now());
update news_item i set changed_at = date_trunc('milliseconds',
  (select max(at) from (
    select r.created_at as at from revision r where r.news_item_id = i.id
    union all select a.approved_at from approval a where a.news_item_id = i.id) s));
create index news_item_changed on news_item (changed_at desc, id desc);

create function mark_item_changed() returns trigger language plpgsql as $$
begin
  new.changed_at = date_trunc('milliseconds', now());
  return new;
end $$;
create trigger item_changed before update on news_item for each row execute function mark_item_changed();
