-- What was found of a channel, and when: of the daily look, of a check that a person asked for, in use, by connecting it.
create table channel_health (
  id uuid primary key,
  channel_id uuid not null references channel on delete cascade,
  at timestamptz not null default now(),
  found text not null check (found in
    ('readable', 'limited', 'unreadable', 'needs-reconnect', 'connected', 'disconnected')),
  how text not null check (how in ('daily', 'asked', 'in-use', 'by-person')),
  asked_by text,                              -- the person who asked, connected or disconnected
  reason text,                                -- in words for staff; null: nothing to say
  account_handle text,                        -- as the network named the account then
  account_name text
);
create index channel_health_newest on channel_health (channel_id, at desc, id desc);
create index channel_health_at on channel_health (at);

-- What the last daily look left; of a channel that is not connected it says nothing any more.
insert into channel_health (id, channel_id, at, found, how, reason)
  select gen_random_uuid(), id, checked_at,
    case when check_reason is null then 'readable' when check_reason like 'Facebook does not let Dateline %' then 'limited'
      else 'unreadable' end,
    'daily', check_reason
  from channel where checked_at is not null and state = 'connected';
