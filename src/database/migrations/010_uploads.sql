-- A file on its way, in pieces; forgotten a day after it began, finished or not.
create table upload (
  id uuid primary key,
  office_id text not null references office,
  created_by text not null,
  byte_count integer not null check (byte_count > 0),
  media_id uuid references media,             -- what became of it, once all of it was there
  created_at timestamptz not null
);
create index upload_by_age on upload (created_at);

-- Written down before its file is kept, so that no file is ever left that nobody knows.
create table upload_piece (
  id uuid primary key,                        -- names the file
  upload_id uuid not null references upload on delete cascade,
  start integer not null,
  byte_count integer not null check (byte_count > 0),
  is_kept boolean not null default false
);
create unique index upload_piece_kept on upload_piece (upload_id, start) where is_kept;
