-- The organisation: one row, once it is set up.
create table organisation (
  id boolean primary key default true check (id),
  name text not null
);
