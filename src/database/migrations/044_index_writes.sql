-- Each index is written twice for a post, as it is taken up and as it is published. The posts of an approval are posts of
-- its news item, found by post_item; those still open by post_one_open.
drop index post_approval;
-- Events are only ever added: a summary of each block finds those old enough to be deleted, and costs a write next to nothing.
drop index event_at;
create index event_at on event using brin (at);
-- Room for an attempt's outcome beside the attempt, so that no index is written for it once more.
alter table attempt set (fillfactor = 60);
