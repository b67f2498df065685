-- A post's change of state and the event that says so are one: no statement, present or future, can forget it.
-- Taking up and sending are left out: they pass within seconds, and each would cost a row.
alter table post add column cancelled_by text;  -- who took it off the schedule; null where a recall did
alter table post add column late_at timestamptz;  -- when it was found late; a post is late once

update post set late_at = n.created_at from notification n where n.once_key = 'late-' || post.id;
update post set cancelled_by = 'unknown' where state = 'cancelled';

create function record_post_event() returns trigger language plpgsql as $$
begin
  insert into event (kind, office_id, subject_kind, subject_id, data) values (
    case new.state
      when 'published' then 'post.published'
      when 'failed' then 'post.failed'
      when 'missed' then 'post.missed'
      when 'retry_wait' then 'post.waiting'
      when 'reconciling' then 'post.unconfirmed'
      when 'cancelled' then case when new.cancelled_by is null then 'post.withdrawn' else 'post.cancelled' end
      when 'needs_attention' then case when old.state = 'reconciling' then 'post.in-doubt' else 'post.recalled' end
    end,
    new.office_id, 'post', new.id,
    jsonb_strip_nulls(jsonb_build_object('channelId', new.channel_id, 'fence', new.fence, 'reason', new.reason)));
  return null;
end $$;

create trigger post_event after update of state on post for each row
  when (new.state <> old.state and new.state in
    ('published', 'failed', 'missed', 'retry_wait', 'reconciling', 'cancelled', 'needs_attention'))
  execute function record_post_event();

-- One row for each person whom a notification is mailed to: one refusal holds up no other, and nobody is mailed twice.
create table notification_mail (
  notification_id uuid not null references notification on delete cascade,
  email text not null,
  tries integer not null default 0,
  next_at timestamptz default now(),          -- when to try, or when another worker may; null: done
  sent_at timestamptz,
  refused text,                               -- what the mail server answered last
  primary key (notification_id, email)
);
create index notification_mail_next on notification_mail (next_at) where next_at is not null;
