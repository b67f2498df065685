-- The first comment under a post: a step of its own, with its own attempts and its own doubt. Nothing of it changes the post.
create table first_comment (
  post_id uuid primary key references post on delete cascade,
  text text not null,
  state text not null default 'scheduled' check (state in ('scheduled', 'sending', 'retry_wait', 'reconciling',
    'published', 'needs_attention', 'failed', 'cancelled')),
  reason text,                                -- why it is where it is, in words for staff
  next_at timestamptz,                        -- when something must next happen to it; null until its post is out
  fence bigint not null default 0,            -- counts the claims; only the newest may act
  worker text,
  tries integer not null default 0,
  looks integer not null default 0,
  resends integer not null default 0,
  external_id text unique,                    -- a comment has one post above it
  permalink text,
  published_at timestamptz,
  cancelled_by text                           -- the person who left it out; null where a recall did
);
create index first_comment_next on first_comment (next_at) where next_at is not null;

-- Written down before the network hears of it, as `attempt` is.
create table comment_attempt (
  id uuid primary key,
  post_id uuid not null references first_comment on delete cascade,
  fence bigint not null,
  content_hash text not null,
  parent_external_id text not null,
  started_at timestamptz not null default now(),
  deadline_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  external_id text,
  code text,
  reason text,
  question text,
  stale_at timestamptz,
  stale_checked_at timestamptz
);
create index comment_attempt_post on comment_attempt (post_id, started_at);
create index comment_attempt_stale on comment_attempt (stale_at) where stale_at is not null and stale_checked_at is null;

-- However a post comes to be out (sent, found on the account, named by a person), its comment is due then.
create function begin_first_comment() returns trigger language plpgsql as $$
begin
  update first_comment set next_at = now() where post_id = new.id and state = 'scheduled' and next_at is null;
  return null;
end $$;
create trigger post_begins_comment after update of state on post for each row
  when (new.state = 'published' and old.state <> 'published') execute function begin_first_comment();

-- A comment's change of state and the event that says so are one.
create function record_comment_event() returns trigger language plpgsql as $$
begin
  insert into event (kind, office_id, subject_kind, subject_id, data)
  select case new.state
      when 'published' then 'post.comment-published'
      when 'failed' then 'post.comment-failed'
      when 'cancelled' then case when new.cancelled_by is null then 'post.comment-withdrawn' else 'post.comment-left' end
      when 'needs_attention' then case when old.state = 'reconciling' then 'post.comment-in-doubt' else 'post.comment-recalled' end
    end,
    p.office_id, 'post', p.id,
    jsonb_strip_nulls(jsonb_build_object('channelId', p.channel_id, 'fence', new.fence, 'reason', new.reason))
  from post p where p.id = new.post_id;
  return null;
end $$;
create trigger comment_event after update of state on first_comment for each row
  when (new.state <> old.state and new.state in ('published', 'failed', 'cancelled', 'needs_attention'))
  execute function record_comment_event();
