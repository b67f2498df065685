-- What an office means to spend on networks in a calendar month, in thousandths of a US dollar; null: no budget.
alter table office add column month_budget_milli_dollars integer check (month_budget_milli_dollars >= 0);

-- Networks that take money take more for a text with a link. Links that Dateline adds always say their scheme.
alter table segment add column has_link boolean not null default false;
update segment set has_link = true where text ~* 'https?://';
create index segment_deleted on segment (deleted_at) where deleted_at is not null;

-- The same for posts whose words are the same, whatever their channel adds; null where the network does not mind.
alter table post add column same_text_key text;
create index post_same_text on post (same_text_key) where same_text_key is not null;
