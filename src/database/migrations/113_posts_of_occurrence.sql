-- The posts of an occurrence, cancelled ones too: a series is paused, shown and scheduled by them.
create index post_of_occurrence on post (occurrence_id) where occurrence_id is not null;
