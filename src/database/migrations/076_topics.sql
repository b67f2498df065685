-- Topics that people edit. A merged topic keeps its row and names the one that it counts for: news items and the log
-- go on saying the old id, so that no approved content changes.
alter table topic
  add column archived_at timestamptz,
  add column merged_into text references topic,
  add constraint topic_merged check (merged_into <> id and (merged_into is null or archived_at is not null));
