-- An attempt whose end was written after another worker had taken the post over: what it sent may stand beside what was
-- sent again. It is looked at once.
alter table attempt add column stale_at timestamptz;
alter table attempt add column stale_checked_at timestamptz;
create index attempt_stale on attempt (stale_at) where stale_at is not null and stale_checked_at is null;
