-- A freeze fixes its moment: rows that are committed afterwards get a later stamp, whatever clock their writer read. So a
-- row that was stamped before a freeze and committed after it is not in the frozen figures, nor in the figures of that
-- moment when they are worked out again.
create table fixed_moment (
  only_one boolean primary key default true check (only_one),
  fixed_at timestamptz not null
);
insert into fixed_moment (fixed_at)
select max((figures->>'extractedAt')::timestamptz) from snapshot having count(*) > 0;

-- Fixes a moment and returns it: the one asked for, or the first after the last that was fixed. It waits for transactions
-- that are writing, which share the lock; later ones see the fixed moment.
create function fix_moment(asked timestamptz) returns timestamptz language plpgsql as $$
declare
  fixed timestamptz;
begin
  perform pg_advisory_xact_lock(71120254);
  insert into fixed_moment (fixed_at) values (asked)
  on conflict (only_one) do update
    set fixed_at = greatest(excluded.fixed_at, fixed_moment.fixed_at + interval '1 millisecond')
  returning fixed_at into fixed;
  return fixed;
end $$;

-- A stamp, or the first moment after the fixed one where the stamp is not later.
create function after_fixed(stamp timestamptz) returns timestamptz language plpgsql as $$
begin
  if stamp is null then
    return null;
  end if;
  perform pg_advisory_xact_lock_shared(71120254);
  return greatest(stamp, (select fixed_at + interval '1 millisecond' from fixed_moment where fixed_at >= stamp));
end $$;

create function stamp_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := after_fixed(new.created_at);
  elsif new.ended_at is distinct from old.ended_at then
    new.ended_at := after_fixed(new.ended_at);
  end if;
  return new;
end $$;
create trigger activity_after_fixed before insert or update of ended_at on activity
  for each row execute function stamp_entry();
create trigger enquiry_after_fixed before insert or update of ended_at on enquiry
  for each row execute function stamp_entry();

create function stamp_closing() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.closed_at := after_fixed(new.closed_at);
  elsif new.reopened_at is distinct from old.reopened_at then
    new.reopened_at := after_fixed(new.reopened_at);
  end if;
  return new;
end $$;
create trigger log_closing_after_fixed before insert or update of reopened_at on log_closing
  for each row execute function stamp_closing();

create function stamp_meaning() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.means_since is distinct from old.means_since then
    new.means_since := after_fixed(new.means_since);
  end if;
  if tg_op = 'INSERT' or new.means_until is distinct from old.means_until then
    new.means_until := after_fixed(new.means_until);
  end if;
  return new;
end $$;
create trigger log_word_after_fixed before insert or update of means_since, means_until on log_word
  for each row execute function stamp_meaning();

create function stamp_target() returns trigger language plpgsql as $$
begin
  new.set_at := after_fixed(new.set_at);
  return new;
end $$;
create trigger target_after_fixed before insert on target
  for each row execute function stamp_target();

-- There are millions of samples, so these triggers run once a statement.
create function share_fixed() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(71120254);
  return null;
end $$;
create trigger sample_shares_fixed before insert on sample for each statement execute function share_fixed();
create function stamp_samples() returns trigger language plpgsql as $$
declare
  fixed timestamptz := (select fixed_at from fixed_moment);
begin
  if exists (select from added where taken_at <= fixed) then
    update sample set taken_at = fixed + interval '1 millisecond'
    from added
    where added.taken_at <= fixed and sample.post_id = added.post_id and sample.metric_id = added.metric_id
      and sample.part = added.part and sample.age_id = added.age_id;
  end if;
  return null;
end $$;
create trigger sample_after_fixed after insert on sample
  referencing new table as added for each statement execute function stamp_samples();

-- A post that the record learns of late (its publication was in doubt, or a person found it on the network) counts from the
-- moment at which it became known: figures as of an earlier moment leave it out. A post that is recorded at once, as nearly
-- all are, is not looked at.
alter table post add column known_at timestamptz;  -- null: known since it was published
create function stamp_late_post() returns trigger language plpgsql as $$
begin
  new.known_at := coalesce(new.known_at, nullif(after_fixed(new.published_at), new.published_at));
  return new;
end $$;
create trigger post_after_fixed before insert on post for each row
  when (new.state = 'published' and new.published_at < now() - interval '5 seconds') execute function stamp_late_post();
create trigger post_after_fixed_again before update of state, published_at on post for each row
  when (new.state = 'published' and old.state <> 'published' and new.published_at < now() - interval '5 seconds')
  execute function stamp_late_post();
create index post_known_late on post (known_at) where known_at is not null;
do $$
declare
  before constant text := pg_get_functiondef('figures_of_posts_at'::regproc);
  after constant text := replace(before, 'post.published_at <= moment', 'coalesce(post.known_at, post.published_at) <= moment');
begin
  if before = after then
    raise exception 'figures_of_posts_at does not say when a post was published';
  end if;
  execute after;
end $$;
