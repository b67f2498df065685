-- What people propose in place of a text of the screens: one text a person, key and language.
create table translation_proposal (
  language text not null,
  key text not null,
  person_id text not null references person (id),
  english text not null,
  text text not null,
  proposed_at timestamptz not null,
  primary key (language, key, person_id)
);
