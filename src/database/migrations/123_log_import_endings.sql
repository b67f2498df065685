-- Which import ended a version, because its file no longer held the row: undoing the import puts it back.
alter table activity add column replaced_in uuid references log_import;
alter table enquiry add column replaced_in uuid references log_import;
alter table activity add check (replaced_in is null or ended_how = 'replaced');
alter table enquiry add check (replaced_in is null or ended_how = 'replaced');
create index activity_replaced_in on activity (replaced_in) where replaced_in is not null;
create index enquiry_replaced_in on enquiry (replaced_in) where replaced_in is not null;

create or replace function refuse_to_rewrite_the_log() returns trigger language plpgsql as $$
declare
  ending constant text[] :=
    array['ended_at', 'ended_by', 'ended_reason', 'ended_how', 'replaced_by', 'replaced_in', 'source'];
begin
  if tg_op = 'UPDATE' and (to_jsonb(old) - ending) = (to_jsonb(new) - ending)
    and (old.ended_at is null or old.ended_at = new.ended_at)
    and (old.source is null or old.source = new.source) then
    return new;
  end if;
  raise exception 'Version % of entry % is part of the log: correct or withdraw the entry.', old.version, old.entry_id
    using errcode = 'restrict_violation';
end $$;
