import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import { countedAt, meaningsOf } from '../questions/in-scope.ts'
import type { CountedRow, Dimension } from './counted.ts'
import { keysOf, mergeRows } from './divide.ts'
import { readingOf } from './ranges.ts'

const shared: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  office: sql`counted.office_id`,
  month: sql`to_char(counted.month, 'YYYY-MM')`,
  project: sql`counted.project_id`,
  kind: sql`coalesce(kinds.meaning, counted.kind)`,
}
/** These are in the rows only. */
const ofRows: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  place: sql`counted.place`,
  partner: sql`counted.partner`,
}
const ofPeople: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  sex: sql`counted.sex`,
  age: sql`age_label(counted.ages)`,
}

export const activityDimensions = { ...shared, ...ofRows }
export const peopleDimensions = { ...activityDimensions, ...ofPeople }

/** What was held, and for how many people? One row for each of the keys that occur. */
export async function countActivitiesBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const people = await countPeopleBy(db, scope, dimensions)
  if (dimensions.some(dimension => dimension in ofPeople)) return people
  return mergeRows(await countHeldBy(db, scope, dimensions), people)
}

async function countHeldBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const { keys, groupBy } = keysOf(dimensions.flatMap(dimension => activityDimensions[dimension] ?? []))
  const sum = (column: string) => sql`sum(counted.${sql.ref(column)})::double precision`
  const { rows } = await sql<CountedRow>`
    select ${keys}, ${sum('held')} as activities, ${sum('broadcasts')} as broadcasts,
      ${sum('materials')} as materials, ${sum('referrals')} as referrals, ${sum('quiz_n')} as "quizPeople",
      ${sum('quiz_before')} as "quizBefore", ${sum('quiz_after')} as "quizAfter", ${sum('asked')} as asked,
      ${sum('satisfied')} as satisfied
    from ${heldActivities(scope, dimensions)} as counted
    left join ${meaningsOf(scope, 'kind')} as kinds on kinds.word = counted.kind
    ${groupBy}`.execute(db)
  return rows
}

async function countPeopleBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const { keys, groupBy } = keysOf(dimensions.flatMap(dimension => peopleDimensions[dimension] ?? []))
  const { rows } = await sql<CountedRow>`
    select ${keys}, sum(counted.count)::double precision as participants,
      sum(counted.count) filter (where counted.sex = 'women')::double precision as women,
      sum(counted.count) filter (where counted.sex in ('women', 'men'))::double precision as "sexNoted"
    from ${countedPeople(scope, dimensions)} as counted
    left join ${meaningsOf(scope, 'kind')} as kinds on kinds.word = counted.kind
    ${groupBy}`.execute(db)
  return rows
}

function heldActivities(scope: FigureScope, dimensions: readonly Dimension[]): RawBuilder<unknown> {
  const { ranges, months } = readingFor(scope, dimensions)
  const fromMonths = sql`
    select office_id, month, kind, project_id, null as place, null as partner, held, broadcasts, materials, referrals,
      quiz_n, quiz_before, quiz_after, asked, satisfied
    from activity_month where ${months} and sandbox = ${scope.sandbox} ${ofProject(scope)}
    union all`
  return sql`(
    ${months ? fromMonths : sql``}
    select activity.office_id, date_trunc('month', activity.held_on::timestamp)::date as month, kind, project_id, place,
      partner, 1 as held, (estimated_audience is not null)::integer as broadcasts, materials, referrals, quiz_n,
      quiz_before * quiz_n as quiz_before, quiz_after * quiz_n as quiz_after, asked_n as asked, satisfied_n as satisfied
    from ${ranges} as range join activity on ${heldIn}
    where activity.sandbox = ${scope.sandbox} and ${countedAt(scope, 'activity')} ${ofProject(scope)}
  )`
}

function countedPeople(scope: FigureScope, dimensions: readonly Dimension[]): RawBuilder<unknown> {
  const { ranges, months } = readingFor(scope, dimensions)
  const fromMonths = sql`
    select office_id, month, kind, project_id, null as place, null as partner, sex, ages, count
    from people_month where ${months} and sandbox = ${scope.sandbox} ${ofProject(scope)}
    union all`
  return sql`(
    ${months ? fromMonths : sql``}
    select activity.office_id, date_trunc('month', activity.held_on::timestamp)::date as month, activity.kind,
      activity.project_id, activity.place, activity.partner, people.sex, people.ages, people.count
    from ${ranges} as range join activity on ${heldIn}
    join activity_people as people on people.activity_id = activity.id
    where activity.sandbox = ${scope.sandbox} and ${countedAt(scope, 'activity')} ${ofProject(scope)}
  )`
}

function readingFor(scope: FigureScope, dimensions: readonly Dimension[]) {
  const everything = sql`(
    select unnest(${[...scope.officeIds]}::text[]) as office_id, ${scope.from}::date as from_day,
      ${scope.to}::date + 1 as before_day)`
  return dimensions.some(dimension => dimension in ofRows)
    ? { ranges: everything, months: undefined }
    : readingOf(scope, 'activities')
}

const heldIn = sql`activity.office_id = range.office_id
    and activity.held_on >= range.from_day and activity.held_on < range.before_day`

function ofProject({ projectId }: FigureScope): RawBuilder<unknown> {
  return projectId === undefined ? sql`` : sql`and project_id = ${projectId}`
}
