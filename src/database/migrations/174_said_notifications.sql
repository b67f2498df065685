-- What a notification says, as the name of its sentence and its values, so that each reader has it in their own language.
-- Those of before have their English message alone.
alter table notification add column says jsonb;
