-- Of two indexes of which one begins with the other, the longer one serves both.
drop index activity_office_day;
drop index enquiry_office_day;

-- A file adds thousands of entries: the lock is asked for once a statement, and a row only looks at the fixed moment.
create trigger activity_shares_fixed before insert or update of ended_at on activity
  for each statement execute function share_fixed();
create trigger enquiry_shares_fixed before insert or update of ended_at on enquiry
  for each statement execute function share_fixed();
create or replace function stamp_entry() returns trigger language plpgsql as $$
declare
  fixed constant timestamptz := (select fixed_at from fixed_moment);
begin
  if tg_op = 'INSERT' then
    if new.created_at <= fixed then
      new.created_at := fixed + interval '1 millisecond';
    end if;
  elsif new.ended_at is distinct from old.ended_at and new.ended_at <= fixed then
    new.ended_at := fixed + interval '1 millisecond';
  end if;
  return new;
end $$;
