-- Who had a part in a news item, for good: whoever submitted a revision once does not approve it after it came back.
alter table revision add column submitted_by text[] not null default '{}';

update revision r set submitted_by = found.people
from (
  select submitted.revision_id, array_agg(distinct submitted.person) as people
  from (
    select a.revision_id, a.submitted_by as person from approval a
    union
    select r.id, i.submitted_by from news_item i join revision r on r.news_item_id = i.id and r.number = i.revision
      where i.submitted_by is not null
    union
    select r.id, substr(l.actor, strpos(l.actor, ':') + 1)
      from audit_log l join revision r on r.news_item_id::text = l.subject_id and r.number::text = l.detail ->> 'revision'
      where l.action = 'news.submit' and l.subject_kind = 'news_item'
  ) submitted
  group by submitted.revision_id
) found
where found.revision_id = r.id;

-- The approval that another person gave to the same content, after the first approver could no longer approve.
alter table approval add column superseded_by uuid;

-- Who has made a link into whose account: such a link gives the account to whoever follows it.
create table account_link (
  person_id text not null references person on delete cascade,
  made_by text not null,
  made_at timestamptz not null,
  primary key (person_id, made_by)
);

insert into account_link (person_id, made_by, made_at)
select p.id, substr(l.actor, strpos(l.actor, ':') + 1), min(l.at)
from audit_log l join person p on p.id = l.subject_id
where l.action in ('people.create', 'people.password-link') and l.subject_kind = 'person' and l.actor not like 'system:%'
group by 1, 2;
