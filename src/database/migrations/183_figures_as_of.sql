-- Figures of posts as of a moment read the samples only of those metrics that were read again since: of all others the newest
-- value, which is kept for each post, is the one of that moment.
create or replace function figures_of_posts_at(of_office text, from_day date, before_day date, moment timestamptz) returns table (
  post_id uuid, office_id text, channel_id uuid, project_id text, language text, approval_id uuid, sandbox boolean,
  published_on date, published_at timestamptz, views double precision, views_7d double precision,
  engagements double precision, link_clicks double precision
) language sql stable as $$
  select post.id, post.office_id, post.channel_id, news_item.project_id, post.language, post.approval_id, post.sandbox,
    post.published_on, post.published_at, counted.views, counted.views_7d, counted.engagements, counted.link_clicks
  from post
  join news_item on news_item.id = post.news_item_id
  left join lateral (
    select sum(known.value) filter (where metric.role = 'views') as views,
      sum(known.at_7d) filter (where metric.role = 'views') as views_7d,
      sum(known.value) filter (where metric.role = 'engagements') as engagements,
      sum(known.value) filter (where metric.role = 'link-clicks') as link_clicks
    from post_metric
    join metric on metric.id = post_metric.metric_id
    cross join lateral (
      select post_metric.value, post_metric.at_7d where post_metric.taken_at <= moment
      union all
      select
        (select sum(newest.value)
          from (
            select distinct on (sample.part) sample.value
            from sample
            where sample.post_id = post_metric.post_id and sample.metric_id = post_metric.metric_id
              and sample.taken_at <= moment and (metric.role <> 'views' or sample.part = 0)
            order by sample.part, sample.taken_at desc, sample.age_id desc
          ) as newest),
        (select sample.value
          from measurement_age as age
          join sample on sample.post_id = post_metric.post_id and sample.metric_id = post_metric.metric_id
            and sample.part = 0 and sample.age_id = age.id
          where age.age = '7d' and metric.role = 'views' and sample.taken_at <= moment
            and abs(extract(epoch from sample.taken_at - post.published_at) * 1000 - age.after_ms)
              <= age.tolerance * age.after_ms)
      where post_metric.taken_at > moment
    ) as known
    where post_metric.post_id = post.id and post_metric.addable and metric.role is not null
  ) as counted on true
  where post.office_id = of_office and post.published_on >= from_day and post.published_on < before_day
    and coalesce(post.known_at, post.published_at) <= moment and post.state = 'published'
$$;
