-- Files that people requested of what figures rest on. The record says what is to be made; the queue only wakes workers.
create table export (
  id uuid primary key,
  tables text[] not null,
  office_ids text[] not null,
  project_ids text[],                         -- null: all, and what belongs to no project
  period_from date not null,
  period_to date not null,
  format text not null check (format in ('csv', 'jsonl', 'xlsx', 'parquet')),
  sandbox boolean not null,
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'expired')),
  rows_total integer not null,                -- as counted at the request
  rows_done integer not null default 0,
  pieces integer not null default 0,          -- files in the storage, under the export's id
  bytes bigint not null default 0,
  sha256 text,
  tries smallint not null default 0,
  next_at timestamptz,                        -- when it is to be taken up, again where a worker died; null: never
  created_by text not null,
  created_at timestamptz not null,            -- as of which the record is read
  finished_at timestamptz,
  expires_at timestamptz
);
create index export_next on export (next_at) where next_at is not null;
create index export_expires on export (expires_at) where state = 'ready';
create index export_of_person on export (created_by, created_at desc, id desc);

-- A page of an export, and a question as of an earlier time, cost what they give: also of versions that ended.
create index activity_of_day on activity (office_id, held_on, id);
create index enquiry_of_day on enquiry (office_id, asked_on, id);
