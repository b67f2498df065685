-- Snapshots form one chain: each holds the hash of the one before it, so that none can be changed, taken out or put in
-- unseen. A snapshot of the same scope is a further version of it, beside the one that it replaces.
alter table snapshot
  add column seq bigint,
  add column scope_key text,                  -- world, offices and days
  add column version integer,
  add column replaces uuid references snapshot,
  add column presentation jsonb,              -- the names, credit lines, emblems, handles and labels of that moment
  add column definitions jsonb,
  add column figures_hash text,               -- of the figures without the moment of extraction
  add column presentation_hash text,
  add column previous_hash text,              -- empty for the first
  add column hash text,
  add column accepted_incomplete_by text;     -- who froze it although months were open

-- The figures of before get their place in the chain. Their presentation was not kept.
alter table snapshot disable trigger snapshot_is_frozen;
do $$
declare
  each record;
  number bigint := 0;
  before text := '';
  own text;
begin
  for each in
    select id, content_hash, key, figures,
      row_number() over (partition by key order by frozen_at, id) as version,
      lag(id) over (partition by key order by frozen_at, id) as replaces
    from (
      select *, (case when sandbox then 'practice' else 'live' end) || ' ' || array_to_string(office_ids, '+')
        || ' ' || period_from || ' ' || period_to as key
      from snapshot
    ) as keyed
    order by frozen_at, id
  loop
    number := number + 1;
    own := encode(sha256(convert_to(
      '{"acceptedIncompleteBy":null,"contentHash":' || to_json(each.content_hash) || ',"presentationHash":null,"previousHash":' || to_json(before)
      || ',"replaces":' || coalesce(to_json(each.replaces::text)::text, 'null') || ',"scopeKey":' || to_json(each.key)
      || ',"seq":' || number || ',"version":' || each.version || '}', 'UTF8')), 'hex');
    update snapshot set seq = number, scope_key = each.key, version = each.version, replaces = each.replaces,
      definitions = coalesce(each.figures -> 'definitions', '[]'), previous_hash = before, hash = own
    where id = each.id;
    before := own;
  end loop;
end $$;
alter table snapshot enable trigger snapshot_is_frozen;

alter table snapshot
  alter column seq set not null,
  alter column scope_key set not null,
  alter column version set not null,
  alter column definitions set not null,
  alter column previous_hash set not null,
  alter column hash set not null,
  add unique (seq),
  add unique (scope_key, version);

create function refuse_to_empty_snapshots() returns trigger language plpgsql as $$
begin
  raise exception 'Snapshots are frozen: they are never removed.' using errcode = 'restrict_violation';
end $$;
create trigger snapshot_stays before truncate on snapshot
  for each statement execute function refuse_to_empty_snapshots();
