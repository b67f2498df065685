import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { FigureScope } from '../periods.ts'
import { countedAt, meaningsOf } from '../questions/in-scope.ts'
import type { CountedRow, Dimension } from './counted.ts'
import { keysOf } from './divide.ts'
import { readingOf } from './ranges.ts'

const columns: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  office: sql`counted.office_id`,
  month: sql`to_char(counted.month, 'YYYY-MM')`,
  project: sql`counted.project_id`,
  language: sql`counted.language`,
  contactMethod: sql`coalesce(methods.meaning, counted.contact_method)`,
  topic: sql`coalesce(topics.meaning, counted.topic)`,
  outcome: sql`counted.outcome`,
  sex: sql`counted.sex`,
}

export const enquiryDimensions = columns

/** How many enquiries reached the offices, and what came of them? One row for each of the keys that occur. */
export async function countEnquiriesBy(
  db: Db,
  scope: FigureScope,
  dimensions: readonly Dimension[],
): Promise<CountedRow[]> {
  const { keys, groupBy } = keysOf(dimensions.flatMap(dimension => columns[dimension] ?? []))
  const { rows } = await sql<CountedRow>`
    select ${keys}, sum(counted.count)::double precision as enquiries,
      sum(counted.count) filter (where counted.outcome in ('answered', 'referred'))::double precision
        as "enquiriesAnswered",
      sum(counted.count) filter (where counted.outcome <> 'unknown')::double precision as "enquiriesWithOutcome"
    from ${countedEnquiries(scope)} as counted
    left join ${meaningsOf(scope, 'contact-method')} as methods on methods.word = counted.contact_method
    left join ${meaningsOf(scope, 'topic')} as topics on topics.word = counted.topic
    ${groupBy}`.execute(db)
  return rows
}

function countedEnquiries(scope: FigureScope): RawBuilder<unknown> {
  const { ranges, months } = readingOf(scope, 'enquiries')
  const ofProject = scope.projectId === undefined ? sql`` : sql`and project_id = ${scope.projectId}`
  const fromMonths = sql`
    select office_id, month, contact_method, topic, language, sex, outcome, project_id, count
    from enquiry_month where ${months} and sandbox = ${scope.sandbox} ${ofProject}
    union all`
  return sql`(
    ${months ? fromMonths : sql``}
    select enquiry.office_id, date_trunc('month', enquiry.asked_on::timestamp)::date as month, contact_method, topic,
      language, sex, outcome, project_id, count
    from ${ranges} as range
    join enquiry on enquiry.office_id = range.office_id
      and enquiry.asked_on >= range.from_day and enquiry.asked_on < range.before_day
    where enquiry.sandbox = ${scope.sandbox} and ${countedAt(scope, 'enquiry')} ${ofProject}
  )`
}
