import { type RawBuilder, sql } from 'kysely'
import type { Log, WordList } from '../../log/words-of-the-record.ts'
import type { FigureScope, Scope } from '../periods.ts'

type LogTable = 'activity' | 'enquiry'

const days = { activity: 'activity.held_on', enquiry: 'enquiry.asked_on' } as const

/** Of the table, the versions that count for the scope: of its offices, days and world, at its moment. */
export function inScope(scope: Scope, table: LogTable): RawBuilder<boolean> {
  return sql`${sql.ref(`${table}.office_id`)} = any(${[...scope.officeIds]}::text[]) and ${inDays(scope, table)}`
}

/** The same of every office. */
export function inDays(scope: Scope, table: LogTable): RawBuilder<boolean> {
  return sql`${sql.ref(`${table}.sandbox`)} = ${scope.sandbox}
    and ${sql.ref(days[table])} between ${scope.from}::date and ${scope.to}::date
    and ${countedAt(scope, table)}`
}

/** Ends a condition: of what the project funds, where the scope names one. */
export function ofProject({ projectId }: FigureScope, column = 'project_id'): RawBuilder<unknown> {
  return projectId === undefined ? sql`` : sql`and ${sql.ref(column)} = ${projectId}`
}

/** The versions that counted at the moment, or that count now. */
export function countedAt({ asOf }: Pick<Scope, 'asOf'>, table: LogTable): RawBuilder<boolean> {
  const ended = sql.ref(`${table}.ended_at`)
  if (asOf === undefined) return sql`${ended} is null`
  return sql`${sql.ref(`${table}.created_at`)} <= ${asOf} and (${ended} is null or ${ended} > ${asOf})`
}

/**
 * The months of the scope that its offices had closed at its moment, as a table of `office_id` and `month` (its first
 * day): what is not in their log is zero.
 */
export function closedMonths(scope: Scope, log: Log): RawBuilder<unknown> {
  return sql`(
    select distinct office_id, month from log_closing
    where office_id = any(${[...scope.officeIds]}::text[]) and log = ${log} and sandbox = ${scope.sandbox}
      and month between date_trunc('month', ${scope.from}::timestamp)::date and ${scope.to}::date
      and ${
        scope.asOf === undefined
          ? sql`reopened_at is null`
          : sql`closed_at <= ${scope.asOf} and (reopened_at is null or reopened_at > ${scope.asOf})`
      }
  )`
}

/** Words that were merged, as a table of `word` and `meaning`, as they stood at the scope's moment. */
export function meaningsOf({ asOf }: Pick<Scope, 'asOf'>, list: WordList): RawBuilder<unknown> {
  return sql`log_meanings(${list}, ${asOf ?? 'infinity'}::timestamptz)`
}
