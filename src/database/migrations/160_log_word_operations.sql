-- The words of the log are edited by people: they have an order, and what a word counted for before is kept, so that a
-- question as of an earlier moment is answered as it was then.
alter table log_word add column position integer not null default 32767;  -- the last, until it is put in order
with placed as (
  select list, word, row_number() over (partition by list order by word = 'other', array_position(array[
    'community', 'school-visit', 'vocational', 'pre-departure', 'counselling-day', 'radio-programme', 'tv', 'print',
    'webinar', 'stakeholder', 'walk-in', 'hotline', 'whatsapp', 'facebook', 'x', 'e-mail', 'radio-call-in', 'telegram',
    'viber', 'instagram', 'website', 'event', 'sms', 'work-abroad', 'visas-permits', 'recruitment-agencies',
    'fake-job-offers', 'study-abroad', 'document-checks', 'smuggling-trafficking', 'rights-abroad', 'family',
    'return-reintegration'], word), word) - 1 as place
  from log_word where state = 'listed'
)
update log_word set position = placed.place from placed
where log_word.list = placed.list and log_word.word = placed.word;

-- Words that were logged since the lists were made.
insert into log_word (list, word, state)
select distinct 'kind', kind, 'pending' from activity
union select distinct 'contact-method', contact_method, 'pending' from enquiry
union select distinct 'topic', topic, 'pending' from enquiry
union select distinct 'topic', topic, 'pending' from activity where topic is not null
on conflict do nothing;

-- What a word counted for in a time that is over; `log_word` has what it counts for now, or counted for last.
create table log_word_past (
  list text not null,
  word text not null,
  means text not null,
  since timestamptz not null,
  until timestamptz not null,
  primary key (list, word, since),
  foreign key (list, word) references log_word on delete cascade
);
create function keep_past_meaning() returns trigger language plpgsql as $$
begin
  if old.means is not null and (old.means, old.means_since) is distinct from (new.means, new.means_since) then
    insert into log_word_past (list, word, means, since, until)
    values (old.list, old.word, old.means, old.means_since, coalesce(old.means_until, new.means_since, now()))
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger log_word_meaning_is_kept after update on log_word
  for each row execute function keep_past_meaning();

create or replace function log_meanings(of_list text, at timestamptz) returns table (word text, meaning text)
  language sql stable as $$
  with recursive holding as (
    select log_word.word, log_word.means from log_word
    where list = of_list and means_since <= at and (means_until is null or means_until > at)
    union all
    select past.word, past.means from log_word_past as past
    where past.list = of_list and past.since <= at and past.until > at
  ), step (word, meaning, depth) as (
    select holding.word, holding.means, 1 from holding
    union all
    select step.word, holding.means, step.depth + 1
    from step join holding on holding.word = step.meaning
    where step.depth < 20
  )
  select distinct on (step.word) step.word, step.meaning from step order by step.word, step.depth desc
$$;
