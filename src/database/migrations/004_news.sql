create table media (
  id uuid primary key,
  sha256 text not null,                       -- names the file; two people may have stored the same one
  content_type text not null,
  byte_count integer not null,
  width integer not null,
  height integer not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (sha256, created_by)
);

create table news_item (
  id uuid primary key,
  office_id text not null references office,
  project_id text references project,
  state text not null check (state in ('draft', 'in_review', 'approved')),
  import_key text unique,                     -- what makes importing the same record twice add nothing
  source jsonb not null,                      -- {"kind": "text", "name": "news-items.txt", "line": 3}
  revision integer not null,                  -- the newest
  submitted_by text,                          -- who put it into review; null while it is a draft
  created_by text not null,
  created_at timestamptz not null default now()
);

-- Append only: every saved state of an item.
create table revision (
  id uuid primary key,
  news_item_id uuid not null references news_item,
  number integer not null,
  content jsonb not null,
  content_hash text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (news_item_id, number)
);

create table approval (
  id uuid primary key,
  news_item_id uuid not null references news_item,
  revision_id uuid not null references revision,
  content_hash text not null,
  submitted_by text not null,
  approved_by text not null check (approved_by <> submitted_by),
  approved_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_reason text
);
create unique index approval_one_valid on approval (news_item_id) where revoked_at is null;
