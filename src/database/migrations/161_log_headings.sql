-- Which column a heading of a sheet's own is, chosen once for its source, so that the next file of it needs no naming. Of
-- an office where the import names one; else of the person, since a source is known by its name alone.
create table log_heading (
  office_id text references office,
  person_id text references person,
  log text not null check (log in ('activities', 'enquiries')),
  source text not null,                       -- whose sheet it is
  heading text not null,                      -- in the form in which headings are compared
  means text not null,                        -- a column of the log, or leave-out
  chosen_by text not null,
  chosen_at timestamptz not null,
  check ((office_id is null) <> (person_id is null)),
  unique nulls not distinct (office_id, person_id, log, source, heading)
);
