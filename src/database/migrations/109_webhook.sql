-- Addresses of other programs that are sent what changes in an office.
create table webhook (
  id uuid primary key,
  office_id text not null references office on delete cascade,
  url text not null,
  kinds text[] not null,                      -- post, news, channel, stop
  key_id text not null,                       -- the secret by which it is signed, sealed
  sealed text not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  failing_since timestamptz,                  -- null: the last delivery arrived
  disabled_at timestamptz,
  disabled_reason text
);
create index webhook_office on webhook (office_id, id);

-- Each event for each webhook, until it has arrived or was given up; kept for 30 days.
create table webhook_delivery (
  id uuid primary key,                        -- the receiver knows it by this id, however often it comes
  webhook_id uuid not null references webhook on delete cascade,
  kind text not null,
  body text not null,                         -- as it is signed and sent
  created_at timestamptz not null default now(),
  tries integer not null default 0,
  next_at timestamptz default now(),          -- null: nothing will happen to it
  delivered_at timestamptz,
  failed_at timestamptz,                      -- given up
  last_status integer,
  last_error text
);
create index webhook_delivery_next on webhook_delivery (next_at) where next_at is not null;
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_created on webhook_delivery (created_at);
