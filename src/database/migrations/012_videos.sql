-- How long a video plays; null for a picture.
alter table media add column milliseconds integer;
