-- Whom a notification names, by id, each with the name that stands in its message: an erasure finds them by it, under
-- earlier names too, and touches no other message that happens to hold the same letters.
alter table notification add column named_people jsonb not null default '{}';
create index notification_named_people on notification using gin (named_people) where named_people <> '{}';
