import { type RawBuilder, sql } from 'kysely'
import type { ExportTableName } from '../../../core/export-names.ts'
import type { Db } from '../../../database/connect.ts'
import type { IndicatorId } from '../../../indicators/registry.ts'
import type { Coordinates } from '../../disclosure/counts.ts'
import { countedIn, type ExportScope } from '../export-scope.ts'

interface TableOfPeople {
  /** The indicators that its rows add up to. */
  adds: readonly IndicatorId[]
  /** Rows that count one to four people, or from which as few can be subtracted. */
  few(scope: ExportScope): RawBuilder<unknown>
}

/** Tables whose rows count people. */
const tablesOfPeople: Partial<Record<ExportTableName, TableOfPeople>> = {
  activities: { adds: ['participants', 'referrals'], few: fewInActivities },
  activity_people: { adds: ['participants'], few: fewInPeople },
  enquiries: { adds: ['enquiries'], few: fewInEnquiries },
}

export function countsPeopleInRows(tables: readonly ExportTableName[]): boolean {
  return tables.some(table => tablesOfPeople[table] !== undefined)
}

/** Whether the rows of the tables add up to a figure: those of activities are divided by anything but sex and age. */
export function isInRows(
  { indicator, dimension }: Pick<Coordinates, 'indicator' | 'dimension'>,
  tables: readonly ExportTableName[],
): boolean {
  return tables.some(
    table =>
      tablesOfPeople[table]?.adds.some(each => each === indicator) === true &&
      (table !== 'activities' || !['sex', 'sex-age'].includes(dimension)),
  )
}

/** Which of the tables has a row that counts one to four people, or from which as few can be subtracted; if any. */
export async function tableWithFew(
  db: Db,
  scope: ExportScope,
  tables: readonly ExportTableName[],
): Promise<ExportTableName | undefined> {
  for (const table of tables) {
    const rows = tablesOfPeople[table]?.few(scope)
    if (rows && (await isAny(db, rows))) return table
  }
  return undefined
}

async function isAny(db: Db, few: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`select exists (${few}) as few`.execute(db)
  return rows[0]?.few === true
}

function fewInEnquiries(scope: ExportScope): RawBuilder<unknown> {
  return sql`
    select from enquiry
    where enquiry.office_id = any(${[...scope.officeIds]}::text[])
      and enquiry.asked_on between ${scope.from}::date and ${scope.to}::date and ${countedIn(scope, 'enquiry')}
      and enquiry.count between 1 and 4`
}

function fewInPeople(scope: ExportScope): RawBuilder<unknown> {
  return sql`
    select from activity join activity_people as people on people.activity_id = activity.id
    where ${activities(scope)} and people.count between 1 and 4`
}

function fewInActivities(scope: ExportScope): RawBuilder<unknown> {
  return sql`
    select from activity
    where ${activities(scope)} and (
      (select sum(people.count) from activity_people as people where people.activity_id = activity.id) between 1 and 4
      or activity.referrals between 1 and 4 or activity.quiz_n between 1 and 4 or activity.asked_n between 1 and 4
      or activity.satisfied_n between 1 and 4 or activity.asked_n - activity.satisfied_n between 1 and 4)`
}

function activities(scope: ExportScope) {
  return sql`activity.office_id = any(${[...scope.officeIds]}::text[])
    and activity.held_on between ${scope.from}::date and ${scope.to}::date and ${countedIn(scope, 'activity')}`
}
