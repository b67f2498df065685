-- Which notifications a person has read: each person has a bell of their own. `notification.read_at` says who saw one first.
create table notification_read (
  notification_id uuid not null references notification on delete cascade,
  person_id text not null references person on delete cascade,
  at timestamptz not null default now(),
  primary key (notification_id, person_id)
);
create index notification_read_person on notification_read (person_id);

-- Until now one reader cleared a notification for all of its office.
insert into notification_read (notification_id, person_id, at)
  select n.id, p.id, n.read_at from notification n
  join person p on p.deactivated_at is null and (p.id = n.person_id or exists
    (select from role_grant g where g.person_id = p.id and g.office_id in (n.office_id, '*') and n.office_id is not null))
  where n.read_at is not null and n.created_at > now() - interval '90 days';

-- What a person chose for a kind of notification; without a row it is as usual.
create table notification_choice (
  person_id text not null references person on delete cascade,
  kind text not null,
  in_app boolean not null,
  mail text check (mail in ('at-once', 'digest', 'none')),  -- null: as usual
  primary key (person_id, kind)
);

-- The daily digest of those who want one.
create table notification_digest (
  person_id text primary key references person on delete cascade,
  hour smallint not null check (hour between 0 and 23),   -- on the wall clock of time_zone
  time_zone text not null,
  covered_to timestamptz not null default now(),          -- what came before is in an earlier one
  done_on date,                                           -- the last day, in time_zone, that is dealt with
  claimed_until timestamptz                               -- a worker is sending it
);
