import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Scope } from '../periods.ts'

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

/** How much was held, for how many? Null where nothing was noted. */
export async function activityTotals(db: Db, scope: Scope): Promise<ActivityTotals> {
  const { rows } = await sql<ActivityTotals>`
    select nullif(count(*), 0) as activities, sum(people.everyone) as participants, sum(people.women) as women,
      sum(people.noted) as "sexNoted", case when count(*) > 0 then count(estimated_audience) end as broadcasts, sum(materials) as materials
    from activity
    cross join lateral (
      select sum(band.number::integer) as everyone,
        sum(band.number::integer) filter (where sex.name = 'women') as women,
        sum(band.number::integer) filter (where sex.name in ('women', 'men')) as noted
      from jsonb_each(participants) as sex(name, bands), jsonb_each_text(sex.bands) as band(age, number)
    ) as people
    where ${inScope(scope)}`.execute(db)
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

/** Who took part, by sex and age? Youngest first, those of unknown age last. */
export async function participantsBySexAndAge(db: Db, scope: Scope): Promise<AgeBandCount[]> {
  const { rows } = await sql<AgeBandCount>`
    select band.age,
      coalesce(sum(band.number::integer) filter (where sex.name = 'women'), 0) as women,
      coalesce(sum(band.number::integer) filter (where sex.name = 'men'), 0) as men,
      coalesce(sum(band.number::integer) filter (where sex.name = 'unknown'), 0) as unknown
    from activity, jsonb_each(participants) as sex(name, bands), jsonb_each_text(sex.bands) as band(age, number)
    where ${inScope(scope)}
    group by band.age
    order by band.age = 'unknown', band.age not like 'under-%',
      substring(band.age from '[0-9]+')::integer, band.age`.execute(db)
  return rows
}

/** How many took part in each kind of activity? Most first. */
export async function participantsByKind(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select kind as key, sum(band.number::integer) as value
    from activity, jsonb_each(participants) as sex(name, bands), jsonb_each_text(sex.bands) as band(age, number)
    where ${inScope(scope)}
    group by kind order by value desc, key`.execute(db)
  return rows
}

/** How many activities of each kind were held? Most first. */
export async function activitiesByKind(db: Db, scope: Scope): Promise<{ key: string; value: number }[]> {
  const { rows } = await sql<{ key: string; value: number }>`
    select kind as key, count(*) as value from activity where ${inScope(scope)}
    group by kind order by value desc, key`.execute(db)
  return rows
}

function inScope(scope: Scope) {
  return sql`office_id = any(${[...scope.officeIds]}::text[]) and sandbox = ${scope.sandbox}
    and held_on between ${scope.from}::date and ${scope.to}::date`
}
