-- How a person likes the screens (src/access/profile/), and whether their name and address were erased.
alter table person add column profile jsonb not null default '{}';
alter table person add column erased_at timestamptz;
alter table person add column erased_by text;
-- Who had a role in an office: the directory of colleagues names them too.
create index audit_log_grants on audit_log (office_id, subject_id) where action = 'people.grant';
