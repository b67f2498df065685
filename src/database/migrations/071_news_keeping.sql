-- Out of the way of those who work, until it is restored.
alter table news_item add column archived_at timestamptz;
alter table news_item add column archived_by text;

-- Who is to go on with it.
alter table news_item add column assigned_to text;
create index news_item_assigned on news_item (assigned_to) where assigned_to is not null;

-- Why a draft came back from review, until it is submitted again.
alter table news_item add column returned_at timestamptz;
alter table news_item add column returned_by text;
alter table news_item add column returned_reason text;

-- A person's saves within ten minutes are one revision: `created_at` is the first of them, `saved_at` the last.
alter table revision add column saved_at timestamptz not null default now();
update revision set saved_at = created_at;
