create table post (
  id uuid primary key,
  news_item_id uuid not null references news_item,
  approval_id uuid not null references approval,
  content_hash text not null,                 -- of the approved revision, checked again at every claim
  office_id text not null references office,
  channel_id uuid not null references channel,
  language text not null,
  state text not null check (state in ('scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling',
    'published', 'needs_attention', 'failed', 'missed', 'cancelled')),
  reason text,                                -- why it is where it is, in words for staff
  due_at timestamptz not null,
  next_at timestamptz,                        -- when something must next happen to it; null: nothing will
  fence bigint not null default 0,            -- counts the claims; only the newest may act
  worker text,
  tries integer not null default 0,           -- sends that are known not to have reached the network
  looks integer not null default 0,           -- read-backs since the last attempt that found nothing
  resends integer not null default 0,         -- identical second sends after nothing was found
  released_at timestamptz,                    -- a person said: send it, however late
  planned jsonb not null,                     -- how the time was chosen
  sandbox boolean not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  unique (approval_id, channel_id, language)
);
-- What the dispatcher asks for.
create index post_next on post (next_at, id) where next_at is not null;
create index post_channel_next on post (channel_id, next_at) where next_at is not null;
-- The order in which a channel works, and its plan.
create index post_channel_open on post (channel_id, due_at, id) where next_at is not null;
create index post_channel_due on post (channel_id, due_at);
create index post_item on post (news_item_id);
create index post_office_due on post (office_id, due_at desc);
-- One sender at a time per channel, kept by the database itself.
create unique index post_one_sender on post (channel_id) where state in ('claimed', 'sending');

create table segment (
  post_id uuid not null references post on delete cascade,
  position smallint not null,
  text text not null,
  link text,
  media jsonb not null default '[]',          -- [{"mediaId": "…", "altText": "…"}]
  media_handles text[] not null default '{}', -- what the network called them once uploaded
  external_id text,
  permalink text,
  published_at timestamptz,
  primary key (post_id, position)
);
create index segment_external on segment (external_id) where external_id is not null;

-- Written down before the network hears of it; see step 5 of docs/reliability.md.
create table attempt (
  id uuid primary key,
  post_id uuid not null references post on delete cascade,
  position smallint not null,
  fence bigint not null,
  content_hash text not null,
  parent_external_id text,
  started_at timestamptz not null default now(),
  deadline_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  external_id text,
  code text,
  reason text
);
create index attempt_post on attempt (post_id, position, started_at);

create table notification (
  id uuid primary key,
  office_id text not null references office,
  post_id uuid references post on delete cascade,
  channel_id uuid references channel on delete cascade,
  kind text not null,
  message text not null,
  once_key text unique,                       -- what makes saying the same thing twice impossible
  created_at timestamptz not null default now(),
  mailed_at timestamptz,
  read_at timestamptz,
  read_by text
);
create index notification_office on notification (office_id, created_at desc);
create index notification_to_mail on notification (created_at) where mailed_at is null;

create table idempotency_key (
  key text not null,
  person text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  primary key (person, key)
);
