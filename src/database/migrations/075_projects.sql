-- Projects that people edit: whose they are, when they run, and either a donor to credit or the decision that there is none.
alter table project
  add column begins_on date,
  add column ends_on date,
  add column office_ids text[],               -- null: every office
  add column no_donor_at timestamptz,
  add column no_donor_by text,
  add column no_donor_reason text,
  add column archived_at timestamptz,
  add constraint project_period check (begins_on <= ends_on),
  add constraint project_offices check (office_ids is null or cardinality(office_ids) > 0),
  add constraint project_no_donor check (
    (no_donor_at is null) = (no_donor_by is null) and (no_donor_at is null) = (no_donor_reason is null)),
  -- A donor or none: never both.
  add constraint project_one_donor check (no_donor_at is null or (credit = '{}' and emblem is null)),
  drop constraint project_emblem_check,
  add constraint project_emblem_check check (emblem in ('eu', 'own'));

-- Until now a project without a credit line was one that has no donor to name.
update project
   set no_donor_at = now(), no_donor_by = 'system',
       no_donor_reason = 'It had no credit line before such decisions were recorded.'
 where credit = '{}' and emblem is null;

-- An emblem of its own, re-encoded; it is small, and is kept here so that every process and every backup has it.
create table project_emblem (
  project_id text primary key references project on delete cascade,
  content_type text not null check (content_type in ('image/jpeg', 'image/png')),
  width integer not null,
  height integer not null,
  sha256 text not null,
  bytes bytea not null check (octet_length(bytes) <= 1048576)
);
