import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Scope } from '../periods.ts'
import { closedMonths, inScope, meaningsOf } from './in-scope.ts'

export interface ActivityTotals {
  activities: number | null
  participants: number | null
  women: number | null
  /** Participants noted as women or men. */
  sexNoted: number | null
  /** Activities with an estimated audience: the estimates themselves are never added. */
  broadcasts: number | null
  materials: number | null
}

/** How much was held, for how many? Null where nothing was noted; nothing in a month that is closed is zero. */
export async function activityTotals(db: Db, scope: Scope): Promise<ActivityTotals> {
  const { rows } = await sql<ActivityTotals>`
    with held as (
      select count(*) as activities, count(estimated_audience) as broadcasts, sum(materials) as materials
      from activity where ${inScope(scope, 'activity')}
    ), people as (
      select sum(people.count) as everyone, sum(people.count) filter (where people.sex = 'women') as women,
        sum(people.count) filter (where people.sex in ('women', 'men')) as noted
      from activity join activity_people as people on people.activity_id = activity.id
      where ${inScope(scope, 'activity')}
    ), closed as (
      select 0 as nothing from ${closedMonths(scope, 'activities')} as months limit 1
    )
    select coalesce(nullif(held.activities, 0), closed.nothing) as activities,
      coalesce(people.everyone, closed.nothing) as participants, people.women, people.noted as "sexNoted",
      case when held.activities > 0 then held.broadcasts else closed.nothing end as broadcasts,
      coalesce(held.materials, case when held.activities = 0 then closed.nothing end) as materials
    from held cross join people left join closed on true`.execute(db)
  return (
    rows[0] ?? {
      activities: null,
      participants: null,
      women: null,
      sexNoted: null,
      broadcasts: null,
      materials: null,
    }
  )
}

export interface AgeBandCount {
  age: string
  women: number
  men: number
  unknown: number
}

/** Who took part, by sex and age? Youngest first, those of unknown age last; other sexes stand with the unknown. */
export async function participantsBySexAndAge(db: Db, scope: Scope): Promise<AgeBandCount[]> {
  const { rows } = await sql<AgeBandCount>`
    select age_label(people.ages) as age,
      coalesce(sum(people.count) filter (where people.sex = 'women'), 0) as women,
      coalesce(sum(people.count) filter (where people.sex = 'men'), 0) as men,
      coalesce(sum(people.count) filter (where people.sex in ('other', 'unknown')), 0) as unknown
    from activity join activity_people as people on people.activity_id = activity.id
    where ${inScope(scope, 'activity')}
    group by people.ages
    order by lower_inf(people.ages), people.ages`.execute(db)
  return rows
}

/** How many took part in each kind of activity? Most first. */
export async function participantsByKind(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select coalesce(merged.meaning, activity.kind) as key, sum(people.count) as value
    from activity join activity_people as people on people.activity_id = activity.id
    left join ${meaningsOf(scope, 'kind')} as merged on merged.word = activity.kind
    where ${inScope(scope, 'activity')}
    group by 1 order by value desc, key`.execute(db)
  return rows
}

/** How many activities of each kind were held? Most first. */
export async function activitiesByKind(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select coalesce(merged.meaning, activity.kind) as key, count(*) as value
    from activity left join ${meaningsOf(scope, 'kind')} as merged on merged.word = activity.kind
    where ${inScope(scope, 'activity')}
    group by 1 order by value desc, key`.execute(db)
  return rows
}
