-- What one person must know, such as a link that another made into their account, is theirs and no office's.
alter table notification alter column office_id drop not null;
alter table notification add column person_id text references person on delete cascade;
alter table notification add constraint notification_for check (num_nonnulls(office_id, person_id) = 1);
create index notification_person on notification (person_id, created_at desc) where person_id is not null;
