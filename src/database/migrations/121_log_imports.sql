-- One import of a file of the log, for its report and to undo it.
create table log_import (
  id uuid primary key,
  log text not null check (log in ('activities', 'enquiries')),
  source text not null,                       -- whose sheet it is
  name text not null,                         -- of the file
  file_sha256 text not null,
  office_ids text[] not null,
  sandbox boolean not null,
  added integer not null default 0,
  known integer not null default 0,           -- rows that were here before
  withdrawn integer not null default 0,       -- rows that a person withdrew before, and that stay so
  ended integer not null default 0,           -- rows of the source that this file replaced
  refused integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  check ((undone_at is null) = (undone_by is null))
);
create index log_import_by_time on log_import (created_at desc, id desc);

alter table activity add column import_id uuid references log_import;
alter table enquiry add column import_id uuid references log_import;
create index activity_of_import on activity (import_id) where import_id is not null;
create index enquiry_of_import on enquiry (import_id) where import_id is not null;

-- An office's statement that a month of a log is complete: what is not in it then is zero.
create table log_closing (
  office_id text not null references office,
  month date not null check (extract(day from month) = 1),
  log text not null check (log in ('activities', 'enquiries')),
  sandbox boolean not null,
  closed_by text not null,
  closed_at timestamptz not null,
  reopened_at timestamptz,
  reopened_by text,
  reopened_reason text,
  primary key (office_id, month, log, sandbox, closed_at),
  check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_reason is null))
);
create unique index log_closing_now on log_closing (office_id, log, sandbox, month) where reopened_at is null;
