-- Networks forget files that stand in no post: X after 24 hours. When the oldest of the handles was got; null where that
-- is not known, and then they are got once more.
alter table segment add column handles_at timestamptz;
-- Why a person was asked about this attempt; null where nobody was.
alter table attempt add column question text;
