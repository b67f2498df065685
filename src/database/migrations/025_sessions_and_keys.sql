-- Sessions end when they are not used, and their owner can tell them apart.
alter table person_session
  add column last_seen_at timestamptz not null default now(),
  add column network_prefix text;             -- /24 or /56, never a whole address

-- What a key may do at most; null: made before keys had scopes, and as much as its owner.
alter table api_key
  add column scopes text[],                   -- such as 'news:write'
  add column office_ids text[];               -- null: every office of its owner
