-- A file may be for the public: then it holds no count of one to four people, by itself or with what was published
-- before, and what it holds is published from then on, as what a picture shows is.
alter table export add column audience text not null default 'internal' check (audience in ('internal', 'public'));

alter table published_cell
  drop constraint published_cell_pkey,
  alter column infographic_id drop not null,
  add column export_id uuid,                  -- no reference: files are of a week, what they published stays
  add column published_at timestamptz;
update published_cell set published_at = infographic.created_at
from infographic where infographic.id = published_cell.infographic_id;
alter table published_cell
  alter column published_at set not null,
  alter column published_at set default now(),
  add check ((infographic_id is null) <> (export_id is null));
create unique index published_cell_once on published_cell
  (infographic_id, export_id, office_set, indicator, dimension, key, "from", "to") nulls not distinct;
