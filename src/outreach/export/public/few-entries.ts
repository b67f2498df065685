import { sql } from 'kysely'
import type { ExportTableName } from '../../../core/export-names.ts'
import type { Db } from '../../../database/connect.ts'
import type { IndicatorId } from '../../../indicators/registry.ts'
import type { Coordinates } from '../../disclosure/counts.ts'
import { countedIn, type ExportScope } from '../export-scope.ts'

/** Tables whose rows count people, with the indicators that their rows add up to. */
const tablesOfPeople: Partial<Record<ExportTableName, readonly IndicatorId[]>> = {
  activities: ['participants', 'referrals'],
  activity_people: ['participants'],
  enquiries: ['enquiries'],
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
      tablesOfPeople[table]?.some(each => each === indicator) === true &&
      (table !== 'activities' || !['sex', 'sex-age'].includes(dimension)),
  )
}

/** Which of the tables has a row that counts one to four people, or from which as few can be subtracted; if any. */
export async function tableWithFew(
  db: Db,
  scope: ExportScope,
  tables: readonly ExportTableName[],
): Promise<ExportTableName | undefined> {
  for (const table of tables) if (await hasFew(db, scope, table)) return table
  return undefined
}

async function hasFew(db: Db, scope: ExportScope, table: ExportTableName): Promise<boolean> {
  if (!tablesOfPeople[table]) return false
  const inEnquiries = sql`
    select from enquiry
    where enquiry.office_id = any(${[...scope.officeIds]}::text[])
      and enquiry.asked_on between ${scope.from}::date and ${scope.to}::date and ${countedIn(scope, 'enquiry')}
      and enquiry.count between 1 and 4`
  const inPeople = sql`
    select from activity join activity_people as people on people.activity_id = activity.id
    where ${activities(scope)} and people.count between 1 and 4`
  const inActivities = sql`
    select from activity
    where ${activities(scope)} and (
      (select sum(people.count) from activity_people as people where people.activity_id = activity.id) between 1 and 4
      or activity.referrals between 1 and 4 or activity.quiz_n between 1 and 4 or activity.asked_n between 1 and 4
      or activity.satisfied_n between 1 and 4 or activity.asked_n - activity.satisfied_n between 1 and 4)`
  const few = table === 'enquiries' ? inEnquiries : table === 'activity_people' ? inPeople : inActivities
  const { rows } = await sql<{ few: boolean }>`select exists (${few}) as few`.execute(db)
  return rows[0]?.few === true
}

function activities(scope: ExportScope) {
  return sql`activity.office_id = any(${[...scope.officeIds]}::text[])
    and activity.held_on between ${scope.from}::date and ${scope.to}::date and ${countedIn(scope, 'activity')}`
}
