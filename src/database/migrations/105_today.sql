-- What waits for a person, which is little of all there is: read with every opening of the app.
create index post_waits_for_person on post (office_id, state, due_at desc)
  where state in ('needs_attention', 'failed', 'missed');
create index news_item_in_review on news_item (office_id) where state = 'in_review' and archived_at is null;
create index approval_newest on approval (approved_at) where revoked_at is null;
