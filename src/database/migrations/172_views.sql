-- What other tools read: views that keep their names and columns; new columns come at the end. They hold no personal
-- data and no secret, and merge words as figures do. Reading them needs rights on this schema alone: no function of ours
-- reads a table for them. docs/analytics-views.md is made from the comments.
create schema figures;

create view figures.word as
with recursive holding as (
  select list, word, means from log_word
  where means is not null and means_since <= now() and (means_until is null or means_until > now())
), step (list, word, meaning, depth) as (
  select list, word, means, 1 from holding
  union all
  select step.list, step.word, holding.means, step.depth + 1
  from step join holding on holding.list = step.list and holding.word = step.meaning
  where step.depth < 20
), meant as (
  select distinct on (list, word) list, word, meaning from step order by list, word, depth desc
)
select log_word.list, log_word.word, coalesce(meant.meaning, log_word.word) as counts_as,
  coalesce(named.labels->>'en', named.word, log_word.word) as label
from log_word
left join meant on meant.list = log_word.list and meant.word = log_word.word
left join log_word as named on named.list = log_word.list and named.word = coalesce(meant.meaning, log_word.word);
comment on view figures.word is 'The words of the log: kinds of activities, contact methods and topics.';
comment on column figures.word.list is 'kind, contact-method or topic';
comment on column figures.word.word is 'the word as it is logged';
comment on column figures.word.counts_as is 'the word that it counts for, where words were merged';
comment on column figures.word.label is 'what that word is called in English';

create view figures.office as
select id as office, coalesce(names->>'en', id) as name, country, time_zone from office;
comment on view figures.office is 'The offices.';
comment on column figures.office.office is 'the office''s id, as in all other views';
comment on column figures.office.name is 'its name in English';
comment on column figures.office.country is 'ISO 3166-1 alpha-2';
comment on column figures.office.time_zone is 'IANA; all days are local days of the office';

create view figures.day as
select office.id as office, day.day::date as day, date_trunc('month', day.day)::date as month,
  extract(isodow from day.day)::integer as weekday,
  extract(isodow from day.day)::smallint = any(office.working_days) and holiday.day is null as is_working_day,
  holiday.name as holiday
from office
cross join generate_series(
  timestamp '2015-01-01', date_trunc('year', now() at time zone 'UTC') + interval '2 years - 1 day', interval '1 day'
) as day (day)
left join office_holiday as holiday on holiday.office_id = office.id and holiday.day = day.day::date;
comment on view figures.day is 'The calendar of each office, from 2015 to the end of next year, with its weekends and holidays.';
comment on column figures.day.office is 'the office''s id';
comment on column figures.day.day is 'the day';
comment on column figures.day.month is 'the first day of its month';
comment on column figures.day.weekday is '1 is Monday, 7 is Sunday';
comment on column figures.day.is_working_day is 'whether the office works: neither a weekend nor a holiday there';
comment on column figures.day.holiday is 'the holiday''s name; empty on other days';

create view figures.activity as
select activity.entry_id, activity.version, case when activity.sandbox then 'practice' else 'live' end as world,
  activity.office_id as office, activity.held_on as date, date_trunc('month', activity.held_on::timestamp)::date as month,
  activity.project_id as project, coalesce(kind.counts_as, activity.kind) as kind, activity.place, activity.partner,
  coalesce(topic.counts_as, activity.topic) as topic, activity.language, people.count::integer as participants,
  activity.estimated_audience, activity.audience_basis, activity.materials, activity.quiz_before, activity.quiz_after,
  activity.quiz_n, activity.asked_n, activity.satisfied_n, activity.referrals, activity.created_at as logged_at,
  coalesce(people.count between 1 and 4 or activity.referrals between 1 and 4 or activity.quiz_n between 1 and 4
    or activity.asked_n between 1 and 4 or activity.satisfied_n between 1 and 4
    or activity.asked_n - activity.satisfied_n between 1 and 4, false) as is_small
from activity
left join lateral (
  select sum(activity_people.count) as count from activity_people where activity_people.activity_id = activity.id
) as people on true
left join figures.word as kind on kind.list = 'kind' and kind.word = activity.kind
left join figures.word as topic on topic.list = 'topic' and topic.word = activity.topic
where activity.ended_at is null;
comment on view figures.activity is 'Activities of the log that count now, one row each. Internal: single entries point at few people.';
comment on column figures.activity.entry_id is 'the entry; the same in all its versions';
comment on column figures.activity.version is 'which version of the entry counts';
comment on column figures.activity.world is 'live, or practice: entered while the sandbox networks were in use. Never add the two';
comment on column figures.activity.office is 'the office''s id';
comment on column figures.activity.date is 'the local day';
comment on column figures.activity.month is 'the first day of its month';
comment on column figures.activity.project is 'the project''s id';
comment on column figures.activity.kind is 'what was held, by the word it counts for';
comment on column figures.activity.place is 'town, district or venue';
comment on column figures.activity.partner is 'the organisation it was held with';
comment on column figures.activity.topic is 'what it was about';
comment on column figures.activity.language is 'the language it was held in';
comment on column figures.activity.participants is 'all people counted; someone who comes twice counts twice. Empty: not counted, which is not zero';
comment on column figures.activity.estimated_audience is 'an estimate by organisers or broadcasters; never add it to participants, nor over activities';
comment on column figures.activity.audience_basis is 'how the estimate was made';
comment on column figures.activity.materials is 'leaflets, cards and booklets handed out';
comment on column figures.activity.quiz_before is 'mean score before, in per cent; weigh it by quiz_n';
comment on column figures.activity.quiz_after is 'mean score after, in per cent; weigh it by quiz_n';
comment on column figures.activity.quiz_n is 'people who took both quizzes';
comment on column figures.activity.asked_n is 'people asked whether they were satisfied';
comment on column figures.activity.satisfied_n is 'of those, the satisfied';
comment on column figures.activity.referrals is 'people referred to other services';
comment on column figures.activity.logged_at is 'when this version was logged';
comment on column figures.activity.is_small is 'a count of one to four people is in the row or can be subtracted from it: not to be published';

create view figures.activity_people as
select activity.entry_id, case when activity.sandbox then 'practice' else 'live' end as world,
  activity.office_id as office, activity.held_on as date, date_trunc('month', activity.held_on::timestamp)::date as month,
  activity.project_id as project, coalesce(kind.counts_as, activity.kind) as kind, people.sex,
  case
    when lower_inf(people.ages) then 'unknown'
    when upper_inf(people.ages) then lower(people.ages) || '+'
    else lower(people.ages) || '-' || (upper(people.ages) - 1)
  end as ages,
  people.count, people.count between 1 and 4 as is_small
from activity
join activity_people as people on people.activity_id = activity.id
left join figures.word as kind on kind.list = 'kind' and kind.word = activity.kind
where activity.ended_at is null;
comment on view figures.activity_people is 'Participants of activities that count now, a row for each sex and age band. Internal: single entries point at few people.';
comment on column figures.activity_people.entry_id is 'the activity: entry_id of the view activity';
comment on column figures.activity_people.world is 'live or practice. Never add the two';
comment on column figures.activity_people.office is 'the office''s id';
comment on column figures.activity_people.date is 'the local day';
comment on column figures.activity_people.month is 'the first day of its month';
comment on column figures.activity_people.project is 'the project''s id';
comment on column figures.activity_people.kind is 'what was held, by the word it counts for';
comment on column figures.activity_people.sex is 'women, men, other, or unknown: not noted';
comment on column figures.activity_people.ages is 'the age band, such as 18-24; unknown: not noted';
comment on column figures.activity_people.count is 'people counted; may be added up';
comment on column figures.activity_people.is_small is 'one to four people: not to be published';

create view figures.enquiry as
select enquiry.entry_id, enquiry.version, case when enquiry.sandbox then 'practice' else 'live' end as world,
  enquiry.office_id as office, enquiry.asked_on as date, date_trunc('month', enquiry.asked_on::timestamp)::date as month,
  enquiry.project_id as project, coalesce(method.counts_as, enquiry.contact_method) as contact_method,
  coalesce(topic.counts_as, enquiry.topic) as topic, enquiry.language, enquiry.sex, enquiry.outcome, enquiry.count,
  enquiry.created_at as logged_at, enquiry.count between 1 and 4 as is_small
from enquiry
left join figures.word as method on method.list = 'contact-method' and method.word = enquiry.contact_method
left join figures.word as topic on topic.list = 'topic' and topic.word = enquiry.topic
where enquiry.ended_at is null;
comment on view figures.enquiry is 'Counts of enquiries that count now, a row for each entry of the log. Internal: single entries point at few people.';
comment on column figures.enquiry.entry_id is 'the entry; the same in all its versions';
comment on column figures.enquiry.version is 'which version of the entry counts';
comment on column figures.enquiry.world is 'live or practice. Never add the two';
comment on column figures.enquiry.office is 'the office''s id';
comment on column figures.enquiry.date is 'the local day';
comment on column figures.enquiry.month is 'the first day of its month';
comment on column figures.enquiry.project is 'the project''s id';
comment on column figures.enquiry.contact_method is 'how it reached the office, by the word it counts for';
comment on column figures.enquiry.topic is 'the main topic, by the word it counts for';
comment on column figures.enquiry.language is 'the language, as a code; unknown: not noted';
comment on column figures.enquiry.sex is 'women, men, other, or unknown: not noted';
comment on column figures.enquiry.outcome is 'answered, referred, pending, or unknown: not noted';
comment on column figures.enquiry.count is 'enquiries counted; may be added up';
comment on column figures.enquiry.logged_at is 'when this version was logged';
comment on column figures.enquiry.is_small is 'one to four enquiries: not to be published';

create view figures.post as
select post.id as post_id, post.news_item_id as item_id, case when post.sandbox then 'practice' else 'live' end as world,
  post.office_id as office, news_item.project_id as project, channel.network, post.channel_id,
  channel.handle as channel, post.language, post.published_on as date,
  date_trunc('month', post.published_on::timestamp)::date as month, post.published_at,
  left(regexp_replace(first.text, '\s+', ' ', 'g'), 80) as text_start, first.permalink,
  (select count(*)::integer from segment where segment.post_id = post.id) as parts,
  not exists (select from segment where segment.post_id = post.id and segment.deleted_at is null) as deleted
from post
join news_item on news_item.id = post.news_item_id
join channel on channel.id = post.channel_id
left join segment as first on first.post_id = post.id and first.position = 0
where post.state = 'published' and post.published_at is not null;
comment on view figures.post is 'Published posts, one row each; a thread is one post.';
comment on column figures.post.post_id is 'the post';
comment on column figures.post.item_id is 'the news item that it was made of';
comment on column figures.post.world is 'live, or practice: published on the sandbox networks. Never add the two';
comment on column figures.post.office is 'the office''s id';
comment on column figures.post.project is 'the project''s id';
comment on column figures.post.network is 'the network';
comment on column figures.post.channel_id is 'the channel';
comment on column figures.post.channel is 'the channel''s handle';
comment on column figures.post.language is 'the language of the text';
comment on column figures.post.date is 'the local day of publication';
comment on column figures.post.month is 'the first day of its month';
comment on column figures.post.published_at is 'when it was published';
comment on column figures.post.text_start is 'the first 80 characters';
comment on column figures.post.permalink is 'the address of its first segment on the network';
comment on column figures.post.parts is 'how many segments it has';
comment on column figures.post.deleted is 'whether all of it was deleted from the network; it counts on';

create view figures.post_metric as
select post_metric.post_id, case when post.sandbox then 'practice' else 'live' end as world, post.office_id as office,
  metric.network, post.published_on as date, date_trunc('month', post.published_on::timestamp)::date as month,
  metric.name as metric, metric.definition, metric.role, post_metric.value, post_metric.at_7d, post_metric.age_hours,
  post_metric.taken_at
from post_metric
join post on post.id = post_metric.post_id
join metric on metric.id = post_metric.metric_id
where post.state = 'published' and post_metric.addable;
comment on view figures.post_metric is 'The newest value of each metric of each post that may be added over posts.';
comment on column figures.post_metric.post_id is 'the post';
comment on column figures.post_metric.world is 'live or practice. Never add the two';
comment on column figures.post_metric.office is 'the office''s id';
comment on column figures.post_metric.network is 'the network';
comment on column figures.post_metric.date is 'the local day of publication';
comment on column figures.post_metric.month is 'the first day of its month';
comment on column figures.post_metric.metric is 'the network''s own name of what it counts';
comment on column figures.post_metric.definition is 'goes up where the network changed what the name counts';
comment on column figures.post_metric.role is 'what it counts as: views, engagements or link-clicks; empty where no figure uses it';
comment on column figures.post_metric.value is 'of views that of the first part, of all else the sum of the parts; may be added over posts';
comment on column figures.post_metric.at_7d is 'the same within a quarter of seven days after publication: compare posts by it';
comment on column figures.post_metric.age_hours is 'how old the post was when the value was read';
comment on column figures.post_metric.taken_at is 'when it was read';

create view figures.post_reach as
select post_metric.post_id, case when post.sandbox then 'practice' else 'live' end as world, post.office_id as office,
  metric.network, post.published_on as date, metric.name as metric, post_metric.value as people,
  post_metric.age_hours, post_metric.taken_at
from post_metric
join post on post.id = post_metric.post_id
join metric on metric.id = post_metric.metric_id
where post.state = 'published' and metric.is_unique;
comment on view figures.post_reach is 'People whom a post reached, a row a post. Never add them: who saw two posts would count twice.';
comment on column figures.post_reach.post_id is 'the post';
comment on column figures.post_reach.world is 'live or practice';
comment on column figures.post_reach.office is 'the office''s id';
comment on column figures.post_reach.network is 'the network';
comment on column figures.post_reach.date is 'the local day of publication';
comment on column figures.post_reach.metric is 'the network''s own name of what it counts';
comment on column figures.post_reach.people is 'people, as the network counts them; never add them';
comment on column figures.post_reach.age_hours is 'how old the post was when the value was read';
comment on column figures.post_reach.taken_at is 'when it was read';

create view figures.channel_metric as
select sample.channel_id, case when channel.sandbox then 'practice' else 'live' end as world, channel.office_id as office,
  channel.network, channel.handle as channel, sample.day as date, metric.name as metric, metric.definition, metric.role,
  sample.value, metric.is_unique as unique_people
from channel_sample as sample
join channel on channel.id = sample.channel_id
join metric on metric.id = sample.metric_id;
comment on view figures.channel_metric is 'What a network counted for a channel on a local day, such as followers.';
comment on column figures.channel_metric.channel_id is 'the channel';
comment on column figures.channel_metric.world is 'live or practice. Never add the two';
comment on column figures.channel_metric.office is 'the office''s id';
comment on column figures.channel_metric.network is 'the network';
comment on column figures.channel_metric.channel is 'the channel''s handle';
comment on column figures.channel_metric.date is 'the local day';
comment on column figures.channel_metric.metric is 'the network''s own name of what it counts';
comment on column figures.channel_metric.definition is 'goes up where the network changed what the name counts';
comment on column figures.channel_metric.role is 'what it counts as: followers; empty where no figure uses it';
comment on column figures.channel_metric.value is 'what the network counted; days are never added, since a follower is there on each';
comment on column figures.channel_metric.unique_people is 'whether it counts people, and must not be added over channels';

create view figures.target as
select id as target_id, office_id as office, project_id as project, indicator, kind, "from", "to", value, set_at
from (
  select distinct on (office_id, project_id, indicator, kind, "from", "to")
    id, office_id, project_id, indicator, kind, "from", "to", value, set_at
  from target
  order by office_id, project_id, indicator, kind, "from", "to", set_at desc, id desc
) as newest
where value is not null;
comment on view figures.target is 'Targets and baselines that stand: of each span the one set last.';
comment on column figures.target.target_id is 'the target';
comment on column figures.target.office is 'the office''s id';
comment on column figures.target.project is 'the project''s id; empty: of all together';
comment on column figures.target.indicator is 'the indicator';
comment on column figures.target.kind is 'target, or baseline: where the office began';
comment on column figures.target."from" is 'the first local day of the span';
comment on column figures.target."to" is 'the last local day of the span';
comment on column figures.target.value is 'what is aimed at, or what it was';
comment on column figures.target.set_at is 'when it was set';

create view figures.closing as
select case when sandbox then 'practice' else 'live' end as world, office_id as office, month, log, closed_at,
  reopened_at, reopened_at is null as is_closed
from log_closing;
comment on view figures.closing is 'Months of the log that an office closed: what is not in a closed month is zero, what is not in an open one is not known.';
comment on column figures.closing.world is 'live or practice';
comment on column figures.closing.office is 'the office''s id';
comment on column figures.closing.month is 'the first day of the month';
comment on column figures.closing.log is 'activities or enquiries';
comment on column figures.closing.closed_at is 'when it was closed';
comment on column figures.closing.reopened_at is 'when it was reopened; empty where it was not';
comment on column figures.closing.is_closed is 'whether it is closed now';

create view figures.snapshot_figure as
select snapshot.id as snapshot_id, snapshot.version, case when snapshot.sandbox then 'practice' else 'live' end as world,
  array_to_string(snapshot.office_ids, ' ') as offices, snapshot.period_from as "from", snapshot.period_to as "to",
  snapshot.frozen_at, not exists (select from snapshot as later where later.replaces = snapshot.id) as is_newest,
  figure.value->>'indicator' as indicator, (figure.value->>'value')::double precision as value,
  (figure.value->>'denominator')::double precision as base, (figure.value->>'previous')::double precision as previous,
  (figure.value->>'change')::double precision as change, (figure.value->>'target')::double precision as target,
  (figure.value->'coverage'->>'measured')::integer as measured,
  (figure.value->'coverage'->>'published')::integer as published, snapshot.hash
from snapshot cross join lateral jsonb_array_elements(snapshot.figures->'figures') as figure;
comment on view figures.snapshot_figure is 'Figures that were frozen, with all versions. Internal: small counts are in it; published_figure has what may be shown.';
comment on column figures.snapshot_figure.snapshot_id is 'the snapshot';
comment on column figures.snapshot_figure.version is 'of its offices and days: the highest stands';
comment on column figures.snapshot_figure.world is 'live or practice';
comment on column figures.snapshot_figure.offices is 'ids of the offices, with spaces between them';
comment on column figures.snapshot_figure."from" is 'the first local day';
comment on column figures.snapshot_figure."to" is 'the last local day';
comment on column figures.snapshot_figure.frozen_at is 'when they were frozen';
comment on column figures.snapshot_figure.is_newest is 'whether no later version replaces it';
comment on column figures.snapshot_figure.indicator is 'the indicator';
comment on column figures.snapshot_figure.value is 'the figure; empty: not known, which is never zero';
comment on column figures.snapshot_figure.base is 'what a percentage was divided by';
comment on column figures.snapshot_figure.previous is 'the same of the period before';
comment on column figures.snapshot_figure.change is 'in per cent of it; of a percentage in points';
comment on column figures.snapshot_figure.target is 'what the offices aimed at';
comment on column figures.snapshot_figure.measured is 'of how many posts it was read';
comment on column figures.snapshot_figure.published is 'how many posts there were';
comment on column figures.snapshot_figure.hash is 'binds the snapshot to the one before it';

create view figures.published_figure as
select case when sandbox then 'practice' else 'live' end as world, array_to_string(office_set, ' ') as offices, indicator,
  dimension, key, "from", "to", shown as value, shown is null as hidden, published_at
from (
  select distinct on (sandbox, office_set, indicator, dimension, key, "from", "to") *
  from published_cell
  order by sandbox, office_set, indicator, dimension, key, "from", "to", published_at desc
) as newest;
comment on view figures.published_figure is 'Counts and percentages of people as pictures and public files show them, small counts withheld: the one view for screens that outsiders see.';
comment on column figures.published_figure.world is 'live or practice';
comment on column figures.published_figure.offices is 'ids of the offices, with spaces between them';
comment on column figures.published_figure.indicator is 'the indicator';
comment on column figures.published_figure.dimension is 'by what it is divided; empty: everyone';
comment on column figures.published_figure.key is 'the part of the division';
comment on column figures.published_figure."from" is 'the first local day';
comment on column figures.published_figure."to" is 'the last local day';
comment on column figures.published_figure.value is 'as it was printed; empty where it reads "not shown"';
comment on column figures.published_figure.hidden is 'whether it is withheld, for a count of one to four people';
comment on column figures.published_figure.published_at is 'when it was published last';
