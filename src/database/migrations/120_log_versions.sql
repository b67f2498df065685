-- An entry of the log is a chain of versions. A correction ends the row that counted and adds the next one; a withdrawal
-- ends it. Nothing else of a row ever changes, so that the log can be asked how it stood at any moment.

-- '18-24' is [18,25), '65+' is [65,), 'under-18' is [0,18); 'unknown' is (,): the age was not noted.
create function age_range(label text) returns int4range language sql immutable parallel safe as $$
  select case
    when label = 'unknown' then '(,)'::int4range
    when label like 'under-%' then int4range(0, substring(label from '[0-9]+')::integer)
    when label like '%+' then int4range(substring(label from '[0-9]+')::integer, null)
    else int4range(
      least(split_part(label, '-', 1)::integer, split_part(label, '-', 2)::integer),
      greatest(split_part(label, '-', 1)::integer, split_part(label, '-', 2)::integer) + 1)
  end
$$;
create function age_label(ages int4range) returns text language sql immutable parallel safe as $$
  select case
    when lower_inf(ages) then 'unknown'
    when upper_inf(ages) then lower(ages) || '+'
    else lower(ages) || '-' || (upper(ages) - 1)
  end
$$;

-- Participants as rows: from JSON the planner expects 10,000 rows of each activity, and reads the whole table.
create table activity_people (
  activity_id uuid not null references activity,
  sex text not null check (sex in ('women', 'men', 'other', 'unknown')),
  ages int4range not null check (not isempty(ages)),
  count integer not null check (count >= 0),
  primary key (activity_id, sex, ages)
);
insert into activity_people (activity_id, sex, ages, count)
select activity.id, sex.name, age_range(band.age), sum(band.number::integer)
from activity, jsonb_each(participants) as sex(name, bands), jsonb_each_text(sex.bands) as band(age, number)
where not isempty(age_range(band.age))
group by 1, 2, 3;

-- The age bands an office counts by; rows outside them are refused. An office that logged others keeps to those.
alter table office add column age_bands int4range[] not null
  default '{"[0,18)","[18,25)","[25,35)","[35,50)","[50,65)","[65,)"}';
with used as (
  select distinct activity.office_id, people.ages
  from activity_people as people join activity on activity.id = people.activity_id
  where not lower_inf(people.ages)
)
update office set age_bands = (select array_agg(ages order by ages) from used where used.office_id = office.id)
where exists (select from used where used.office_id = office.id and not used.ages = any(office.age_bands))
  and not exists (
    select from used as one join used as other on other.office_id = one.office_id
    where one.office_id = office.id and one.ages <> other.ages and one.ages && other.ages);

alter table activity drop column participants;
alter table activity
  add column entry_id uuid,
  add column version integer not null default 1 check (version > 0),
  add column project_id text references project,
  add column topic text,
  add column language text,
  add column audience_basis text
    check (audience_basis in ('organiser', 'broadcaster', 'sample-count', 'survey', 'not-noted')),
  -- Means and counts of those asked, never the answers of one person.
  add column quiz_before double precision check (quiz_before between 0 and 100),
  add column quiz_after double precision check (quiz_after between 0 and 100),
  add column quiz_n integer check (quiz_n > 1),
  add column asked_n integer check (asked_n >= 0),
  add column satisfied_n integer check (satisfied_n between 0 and asked_n),
  add column referrals integer check (referrals >= 0),
  add column ended_at timestamptz,
  add column ended_by text,
  add column ended_reason text,
  add column ended_how text check (ended_how in ('corrected', 'withdrawn', 'replaced', 'undone')),
  add column replaced_by uuid references activity deferrable initially deferred,
  add check ((ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by is null)),
  add check ((replaced_by is not null) = coalesce(ended_how = 'corrected', false)),
  add check ((quiz_n is null) = (quiz_before is null) and (quiz_n is null) = (quiz_after is null)),
  add check ((asked_n is null) = (satisfied_n is null));
update activity set entry_id = id, audience_basis = case when estimated_audience is not null then 'not-noted' end;
alter table activity
  alter column entry_id set not null,
  add check ((estimated_audience is null) = (audience_basis is null)),
  add unique (entry_id, version);

alter table enquiry rename column channel to contact_method;
alter table enquiry
  add column entry_id uuid,
  add column version integer not null default 1 check (version > 0),
  add column project_id text references project,
  add column sex text not null default 'unknown' check (sex in ('women', 'men', 'other', 'unknown')),
  add column outcome text not null default 'unknown'
    check (outcome in ('answered', 'referred', 'pending', 'unknown')),
  add column ended_at timestamptz,
  add column ended_by text,
  add column ended_reason text,
  add column ended_how text check (ended_how in ('corrected', 'withdrawn', 'replaced', 'undone')),
  add column replaced_by uuid references enquiry deferrable initially deferred,
  add check ((ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by is null)),
  add check ((replaced_by is not null) = coalesce(ended_how = 'corrected', false));
update enquiry set entry_id = id;
alter table enquiry alter column entry_id set not null, add unique (entry_id, version);

-- One version of an entry counts at a time.
create unique index activity_live on activity (entry_id) where ended_at is null;
create unique index enquiry_live on enquiry (entry_id) where ended_at is null;
create index activity_live_by_day on activity (office_id, held_on) where ended_at is null;
create index enquiry_live_by_day on enquiry (office_id, asked_on)
  include (contact_method, topic, language, count) where ended_at is null;

-- A row of a file is known by what counts, or was withdrawn by a person.
drop index activity_of_source;
drop index activity_without_source;
drop index enquiry_of_source;
drop index enquiry_without_source;
create unique index activity_of_source on activity (source, import_key, sandbox) where ended_at is null;
create unique index activity_without_source on activity (import_key, sandbox)
  where source is null and ended_at is null;
create unique index enquiry_of_source on enquiry (source, import_key, sandbox) where ended_at is null;
create unique index enquiry_without_source on enquiry (import_key, sandbox)
  where source is null and ended_at is null;
create index activity_withdrawn on activity (source, import_key) where ended_how = 'withdrawn';
create index enquiry_withdrawn on enquiry (source, import_key) where ended_how = 'withdrawn';

create function refuse_to_rewrite_the_log() returns trigger language plpgsql as $$
declare
  ending constant text[] := array['ended_at', 'ended_by', 'ended_reason', 'ended_how', 'replaced_by', 'source'];
begin
  if tg_op = 'UPDATE' and (to_jsonb(old) - ending) = (to_jsonb(new) - ending)
    and (old.ended_at is null or old.ended_at = new.ended_at)
    and (old.source is null or old.source = new.source) then
    return new;
  end if;
  raise exception 'Version % of entry % is part of the log: correct or withdraw the entry.', old.version, old.entry_id
    using errcode = 'restrict_violation';
end $$;
create trigger activity_is_kept before update or delete on activity
  for each row execute function refuse_to_rewrite_the_log();
create trigger enquiry_is_kept before update or delete on enquiry
  for each row execute function refuse_to_rewrite_the_log();
