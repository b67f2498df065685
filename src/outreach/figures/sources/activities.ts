import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import { countedAt, meaningsOf, ofProject } from '../questions/in-scope.ts'
import { type Columns, countsOf, namedCounts } from './columns.ts'
import type { Dimension } from './counted.ts'
import { assign, countDivided, type Divided, type Division, type Part } from './divide.ts'
import { readingOf } from './ranges.ts'

/** What each division of `activity_month`, and `people_month`, can be divided by. */
const ofKind: readonly Dimension[] = ['office', 'month', 'project', 'kind']
const ofPlace: readonly Dimension[] = ['office', 'month', 'project', 'place', 'partner']
const ofPeople: readonly Dimension[] = ['office', 'month', 'project', 'sex', 'age']
/** What rows can be divided by, besides people. */
const ofRows: readonly Dimension[] = [...ofKind, ...ofPlace]

/** What a month holds of activities, by the names of counts. */
const held = {
  activities: 'held',
  broadcasts: 'broadcasts',
  materials: 'materials',
  referrals: 'referrals',
  quizPeople: 'quiz_n',
  quizBefore: 'quiz_before',
  quizAfter: 'quiz_after',
  asked: 'asked',
  satisfied: 'satisfied',
} as const satisfies Columns
/** And of the people who came. */
const came = {
  participants: 'participants',
  women: 'women',
  sexNoted: 'sex_noted',
} as const satisfies Columns
const all = { ...held, ...came }

/**
 * What was held, and for how many people? The rows of each division, of the keys that occur. Divided by sex or age, only
 * people are counted.
 */
export async function countActivities(
  db: Db,
  scope: FigureScope,
  asked: readonly Division[],
): Promise<Divided> {
  const { ranges, everything, months } = await readingOf(db, scope, 'activities')
  const { bySet, others } = assign(asked, [ofKind, ofPlace, ofPeople, ofRows])
  const [byKind = [], byPlace = [], byPeople = [], byRows = []] = bySet
  const activitiesOf = (division: 'kind' | 'place') =>
    named([
      ...(ranges ? [sql`select ${sql.raw(columns)} from days`] : []),
      ...(months
        ? [
            sql`select ${sql.raw(columns)} from activity_month where division = ${division} and ${months}
            and sandbox = ${scope.sandbox} ${ofProject(scope)}`,
          ]
        : []),
    ])
  const people = namedPeople([
    ...(ranges ? [peopleIn(scope, ranges)] : []),
    ...(months
      ? [
          sql`select ${sql.raw(peopleColumns)} from people_month where ${months}
      and sandbox = ${scope.sandbox} ${ofProject(scope)}`,
        ]
      : []),
  ])
  const parts: Part[] = [
    ...(months
      ? [
          { divisions: byKind, rows: activitiesOf('kind') },
          { divisions: byPlace, rows: activitiesOf('place') },
        ]
      : [{ divisions: [...byKind, ...byPlace], rows: activitiesOf('kind') }]),
    { divisions: byPeople, rows: people },
    { divisions: byRows, rows: named([activitiesIn(scope, everything)]) },
    { divisions: others, rows: namedPeople([peopleIn(scope, everything)]) },
  ]
  const tables = ranges ? [sql`days as (${activitiesIn(scope, ranges)})`] : []
  const meanings = { kind: meaningsOf(scope, 'kind') }
  return await countDivided(db, { tables, counts: countsOf(all), meanings, parts })
}

const columns = `office_id, month, kind, place, partner, project_id, ${Object.values(all).join(', ')}`
const peopleColumns =
  'office_id, month, null::text as kind, null::text as place, null::text as partner, project_id, sex, ages, count'

/** Entries of the days of `range`, with the columns of a month. */
function activitiesIn(scope: FigureScope, days: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select activity.office_id, date_trunc('month', activity.held_on::timestamp)::date as month, kind, place, partner,
      project_id, 1 as held, (estimated_audience is not null)::integer as broadcasts, materials, referrals, quiz_n,
      quiz_before * quiz_n as quiz_before, quiz_after * quiz_n as quiz_after, asked_n as asked,
      satisfied_n as satisfied, people.participants, people.women, people.sex_noted
    from ${days} join activity on ${heldIn}
    left join lateral (
      select sum(count) as participants, sum(count) filter (where sex = 'women') as women,
        sum(count) filter (where sex in ('women', 'men')) as sex_noted
      from activity_people where activity_id = activity.id
    ) as people on true
    where activity.sandbox = ${scope.sandbox} and ${countedAt(scope, 'activity')} ${ofProject(scope)}`
}

function peopleIn(scope: FigureScope, days: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select activity.office_id, date_trunc('month', activity.held_on::timestamp)::date as month, activity.kind,
      activity.place, activity.partner, activity.project_id, people.sex, people.ages, people.count
    from ${days} join activity on ${heldIn}
    join activity_people as people on people.activity_id = activity.id
    where activity.sandbox = ${scope.sandbox} and ${countedAt(scope, 'activity')} ${ofProject(scope)}`
}

const heldIn = sql`activity.office_id = range.office_id
    and activity.held_on >= range.from_day and activity.held_on < range.before_day`

function named(rows: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`(
    select each.office_id as office, each.month, each.project_id as project, each.place, each.partner,
      each.kind, ${namedCounts(all)}
    from (${sql.join(rows, sql` union all `)}) as each
  )`
}

function namedPeople(rows: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const none = countsOf(held).map(name => sql`null::integer as ${sql.ref(name)}`)
  return sql`(
    select each.office_id as office, each.month, each.project_id as project, each.place, each.partner,
      each.kind, each.sex, each.ages as age, ${sql.join(none)},
      each.count as participants, case when each.sex = 'women' then each.count end as women,
      case when each.sex in ('women', 'men') then each.count end as "sexNoted"
    from (${sql.join(rows, sql` union all `)}) as each
  )`
}
