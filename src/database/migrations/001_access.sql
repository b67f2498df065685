-- Append only, each row bound to the one before it: an altered row breaks every later hash.
create table audit_log (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  office_id text,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null
);
create index audit_log_subject on audit_log (subject_kind, subject_id, seq);
