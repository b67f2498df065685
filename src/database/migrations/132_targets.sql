-- What an office aims at, and where it began, in any span of days and for one project or all. Rows are only added: a later
-- one for the same span wins, the earlier one stays; one without a value takes the target back.
alter table target rename to target_of_month;
alter table target_of_month rename constraint target_pkey to target_of_month_pkey;
create table target (
  id uuid primary key,
  office_id text not null references office,
  project_id text references project,
  indicator text not null,
  "from" date not null,
  "to" date not null,                         -- inclusive
  kind text not null default 'target' check (kind in ('target', 'baseline')),
  value double precision,
  note text,
  set_by text not null,
  set_at timestamptz not null,
  check ("from" <= "to")
);
create index target_span on target (office_id, indicator, "from", "to");
insert into target (id, office_id, indicator, "from", "to", value, set_by, set_at)
select gen_random_uuid(), office_id, case indicator when 'estimated-audience' then 'audience-estimate' else indicator end,
  month, (month + interval '1 month')::date - 1, value, 'unknown', now()
from target_of_month;
drop table target_of_month;

create function refuse_to_change_a_target() returns trigger language plpgsql as $$
begin
  raise exception 'A target stays as it was set: set another one.' using errcode = 'restrict_violation';
end $$;
create trigger target_is_kept before update or delete on target
  for each row execute function refuse_to_change_a_target();
