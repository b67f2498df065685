-- What may go out is asked by the very statement that lets it go out. Yet a statement sees the record as it was when it
-- began, and may then wait for a row: a recall committed meanwhile would go unseen. So each of those statements reads
-- this empty table with a row lock, which marks no row and costs nothing, and each recall locks the table when it
-- commits: it waits for the statements under way, which saw it not, and those that begin after it see it.
-- Whatever merely reads, such as a backup, waits for nothing.
create table recall_gate (id boolean);

-- At most five seconds: a recall that waits for a statement which is itself kept waiting goes on without the gate.
create function close_recall_gate() returns trigger language plpgsql set lock_timeout = '5s' as $$
begin
  lock table recall_gate in exclusive mode;
  return null;
exception when lock_not_available then
  return null;
end $$;

-- Deferred: the lock is taken as the last thing before the commit, after any wait for other rows.
create constraint trigger approval_recall after update of revoked_at on approval
  deferrable initially deferred for each row
  when (new.revoked_at is not null and old.revoked_at is null) execute function close_recall_gate();

create constraint trigger channel_recall after update of held_at, state on channel
  deferrable initially deferred for each row
  when ((new.held_at is not null and old.held_at is null) or (new.state <> 'connected' and old.state = 'connected'))
  execute function close_recall_gate();

create constraint trigger office_recall after update of stopped_at on office
  deferrable initially deferred for each row
  when (new.stopped_at is not null and old.stopped_at is null) execute function close_recall_gate();

create constraint trigger everything_recall after insert on emergency_stop
  deferrable initially deferred for each row execute function close_recall_gate();

create constraint trigger person_recall after update of deactivated_at on person
  deferrable initially deferred for each row
  when (new.deactivated_at is not null and old.deactivated_at is null) execute function close_recall_gate();

create constraint trigger role_recall after delete on role_grant
  deferrable initially deferred for each row execute function close_recall_gate();
