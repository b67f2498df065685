-- The roles with which a request was first answered: its answer is repeated to nobody who holds fewer.
alter table idempotency_key add column grants jsonb;
