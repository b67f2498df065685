-- A pool of approved items that fills free slots: a series without a rule. Its uses are occurrences of one channel each.
alter table series
  alter column rule drop not null,
  add column least_days integer check (least_days between 1 and 730),  -- between two uses of an item on a channel
  add column ends_on date,                                             -- the last day that it may use
  add column days_ahead integer check (days_ahead between 1 and 60),   -- how long before its slot a use becomes a post
  add column filled_at timestamptz,                                    -- when slots were last looked for
  add constraint series_rule_or_pool check ((rule is null) = (least_days is not null)
    and (least_days is null) = (ends_on is null) and (least_days is null) = (days_ahead is null));
alter table series_occurrence
  add column channel_id uuid references channel,  -- null: all channels of its series
  add column language text,                       -- null: all languages of its item
  drop constraint series_occurrence_series_id_local_at_key;
create unique index series_occurrence_once on series_occurrence (series_id, local_at, channel_id) nulls not distinct;
create index series_occurrence_channel on series_occurrence (channel_id, local_at) where channel_id is not null;
