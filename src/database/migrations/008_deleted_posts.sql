-- A published post that people took off its network keeps its record.
alter table segment add column deleted_at timestamptz;
