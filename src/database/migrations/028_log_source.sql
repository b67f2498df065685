-- Two counsellors may send equal rows: a row is known by the source it came from, its content and its number among the
-- equal rows of that source. Practice and live rows never stand for each other.
-- Rows from before this migration have no source; the first import that holds them takes them over.
alter table activity add column source text;
alter table activity drop constraint activity_import_key_key;
create unique index activity_of_source on activity (source, import_key, sandbox);
create unique index activity_without_source on activity (import_key, sandbox) where source is null;

alter table enquiry add column source text;
alter table enquiry drop constraint enquiry_import_key_key;
create unique index enquiry_of_source on enquiry (source, import_key, sandbox);
create unique index enquiry_without_source on enquiry (import_key, sandbox) where source is null;
