-- Quiet hours by weekday, with other hours between two days; offices that are archived; edits that do not overwrite
-- one another.
alter table office
  add quiet_hours jsonb not null default '[]',        -- [{"weekdays": [1, …], "from": "21:30", "to": "07:00"}]
  add quiet_exceptions jsonb not null default '[]',   -- [{"name": "Ramadan", "from": "2027-02-08", "until": …, "quietHours": […]}]
  add archived_at timestamptz,
  add archived_by text,
  add version integer not null default 1;

update office set quiet_hours = jsonb_build_array(jsonb_build_object(
    'weekdays', jsonb_build_array(1, 2, 3, 4, 5, 6, 7),
    'from', to_char(quiet_from, 'HH24:MI'), 'to', to_char(quiet_to, 'HH24:MI')))
  where quiet_from is not null and quiet_to is not null and quiet_from <> quiet_to;

alter table office drop quiet_from, drop quiet_to;

-- Towns that an office covers. `dateline_place` is the table in which datelines are looked up; it follows from the
-- names of offices and from these.
create table office_place (
  id uuid primary key,
  office_id text not null references office,
  position integer not null,
  names jsonb not null,                       -- {"en": "…", "ur": "…"}
  spellings text[] not null default '{}',     -- others that datelines use
  unique (office_id, position)
);

insert into office_place (id, office_id, position, names, spellings)
  select gen_random_uuid(), office_id, row_number() over (partition by office_id order by place), '{}', array[place]
  from dateline_place;
