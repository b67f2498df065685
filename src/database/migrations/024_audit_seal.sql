-- Each row's hash is sealed with a key that the database never sees (src/access/audit-seal.ts). Rows of before have no
-- seal; the first start seals them all together by one row, `audit.seal`.
alter table audit_log add column key_id text;
alter table audit_log add column seal text;

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
end $$;

create trigger audit_log_only_grows before update or delete or truncate on audit_log
  for each statement execute function refuse_audit_change();
