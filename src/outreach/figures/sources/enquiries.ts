import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import { countedAt, meaningsOf, ofProject } from '../questions/in-scope.ts'
import type { Counted, Dimension } from './counted.ts'
import { assign, countDivided, type Divided, type Division, type Part } from './divide.ts'
import { readingOf } from './ranges.ts'

/** What each division of `enquiry_month` can be divided by; the cheapest first. */
const divisions = {
  outcome: ['office', 'month', 'project', 'outcome'],
  language: ['office', 'month', 'project', 'language'],
  sex: ['office', 'month', 'project', 'sex'],
  topic: ['office', 'month', 'project', 'contactMethod', 'topic'],
} as const satisfies Record<string, readonly Dimension[]>

const counts: readonly (keyof Counted)[] = [
  'enquiries',
  'enquiriesAnswered',
  'enquiriesReferred',
  'enquiriesWithOutcome',
]

/** How many enquiries reached the offices, and what came of them? The rows of each division, of the keys that occur. */
export async function countEnquiries(
  db: Db,
  scope: FigureScope,
  asked: readonly Division[],
): Promise<Divided> {
  const { ranges, everything, months } = await readingOf(db, scope, 'enquiries')
  const { bySet, others } = assign(asked, Object.values(divisions))
  const days = ranges ? [sql`select ${columns} from days`] : []
  const parts: Part[] = months
    ? Object.keys(divisions).map((division, at) => ({
        divisions: bySet[at] ?? [],
        rows: named([
          ...days,
          sql`select ${columns} from enquiry_month as month
            where division = ${division} and ${months} and sandbox = ${scope.sandbox} ${ofProject(scope)}`,
        ]),
      }))
    : [{ divisions: bySet.flat(), rows: named(days) }]
  parts.push({ divisions: others, rows: named([enquiriesIn(scope, everything)]) })
  const tables = ranges ? [sql`days as (${enquiriesIn(scope, ranges)})`] : []
  const meanings = {
    contactMethod: meaningsOf(scope, 'contact-method'),
    topic: meaningsOf(scope, 'topic'),
  }
  return await countDivided(db, { tables, counts, meanings, parts })
}

const columns = sql`office_id, month, project_id, contact_method, topic, language, outcome, sex, count, answered,
  referred, pending`

/** Entries of the days of `range`, with the columns of a month. */
function enquiriesIn(scope: FigureScope, days: RawBuilder<unknown>): RawBuilder<unknown> {
  const outcome = (name: string) =>
    sql`case when outcome = ${sql.lit(name)} then count else 0 end as ${sql.ref(name)}`
  return sql`
    select enquiry.office_id, date_trunc('month', enquiry.asked_on::timestamp)::date as month, project_id,
      contact_method, topic, language, outcome, sex, count, ${outcome('answered')}, ${outcome('referred')},
      ${outcome('pending')}
    from ${days}
    join enquiry on enquiry.office_id = range.office_id
      and enquiry.asked_on >= range.from_day and enquiry.asked_on < range.before_day
    where enquiry.sandbox = ${scope.sandbox} and ${countedAt(scope, 'enquiry')} ${ofProject(scope)}`
}

function named(rows: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`(
    select each.office_id as office, each.month, each.project_id as project, each.language, each.outcome, each.sex,
      each.contact_method as "contactMethod", each.topic, each.count as enquiries,
      each.answered + each.referred as "enquiriesAnswered", each.referred as "enquiriesReferred",
      each.answered + each.referred + each.pending as "enquiriesWithOutcome"
    from (${sql.join(rows, sql` union all `)}) as each
  )`
}
