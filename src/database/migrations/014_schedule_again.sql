-- A post that was cancelled, missed or refused no longer keeps its content from being scheduled once more on its
-- channel. What is out is counted under the channel's lock (already-scheduled.ts): a post that was taken off its
-- network is not out, and only its segments say so.
alter table post drop constraint post_approval_id_channel_id_language_key;
create unique index post_one_open on post (approval_id, channel_id, language)
  where state in ('scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling', 'needs_attention');
create index post_approval on post (approval_id, channel_id, language);
