-- A picture that was drawn stays as it was: what it was made of (its spec), by which renderer, and the bytes it came to.
alter table infographic
  add column spec jsonb,
  add column spec_hash text,
  add column renderer integer not null default 0, -- 0: from before renderers were numbered
  add column created_by text;
update infographic set
  spec = jsonb_build_object('snapshot', snapshot_id, 'language', language),
  spec_hash = encode(sha256(convert_to('before ' || snapshot_id || ' ' || language, 'UTF8')), 'hex');
alter table infographic
  alter column spec set not null,
  alter column spec_hash set not null,
  alter column renderer drop default,
  drop constraint infographic_snapshot_id_language_format_key,
  add unique (spec_hash, format, renderer);
create index infographic_of_snapshot on infographic (snapshot_id);

create function refuse_to_change_an_infographic() returns trigger language plpgsql as $$
begin
  -- A restored backup lies elsewhere.
  if tg_op = 'UPDATE' and (to_jsonb(old) - 'file') = (to_jsonb(new) - 'file') then
    return new;
  end if;
  raise exception 'Infographic % is kept as it was drawn.', old.id using errcode = 'restrict_violation';
end $$;
create trigger infographic_is_kept before update or delete on infographic
  for each row execute function refuse_to_change_an_infographic();

-- The counts and percentages of people that a picture has published, and those it says it does not show: what readers
-- can hold against the next one.
create table published_cell (
  infographic_id uuid not null references infographic,
  sandbox boolean not null,
  office_set text[] not null,
  indicator text not null,
  dimension text not null,                    -- empty where everyone counts
  key text not null,
  "from" date not null,
  "to" date not null,
  shown double precision,                     -- null: "not shown"
  counted double precision,                   -- what it was, so that a later picture knows whether it changed
  share jsonb,                                -- of a percentage: the whole, what is printed, and its rounding
  primary key (infographic_id, indicator, dimension, key, "from", "to")
);
