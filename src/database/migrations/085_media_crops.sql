-- Parts of images as they go out on a network: made once, when an item with a focal point is saved. A crop is a file like
-- any other; this says what it is a part of.
create table media_crop (
  media_id uuid not null references media,
  from_left integer not null check (from_left >= 0),    -- pixels
  from_top integer not null check (from_top >= 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  crop_id uuid not null references media,
  primary key (media_id, from_left, from_top, width, height)
);
create index media_crop_file on media_crop (crop_id);
