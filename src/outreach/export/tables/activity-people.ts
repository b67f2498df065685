import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { countedIn, type ExportScope } from '../export-scope.ts'
import { type ExportRow, type ExportTable, pageSize, readByOffice } from '../export-table.ts'

/** Participants of activities, a row for each sex and age band. */
export const activityPeopleTable: ExportTable = {
  columns: [
    { name: 'entry_id', kind: 'text', meaning: 'the activity: entry_id of the table activities' },
    { name: 'version', kind: 'integer', meaning: 'which version of the entry counted' },
    { name: 'office', kind: 'text', meaning: "the office's id" },
    { name: 'date', kind: 'day', meaning: 'the local day' },
    { name: 'project', kind: 'text', meaning: "the project's id" },
    { name: 'kind', kind: 'text', meaning: 'what was held, by the word it counts for' },
    { name: 'sex', kind: 'text', meaning: 'women, men, other, or unknown: not noted' },
    { name: 'ages', kind: 'text', meaning: 'the age band, such as 18-24; unknown: not noted' },
    { name: 'count', kind: 'integer', meaning: 'people counted; may be added up' },
  ],
  async count(db, scope) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count
      from activity join activity_people as people on people.activity_id = activity.id
      where activity.office_id = any(${[...scope.officeIds]}::text[])
        and activity.held_on between ${scope.from}::date and ${scope.to}::date
        and ${countedIn(scope, 'activity')}`.execute(db)
    return rows[0]?.count ?? 0
  },
  pages: readByOffice(readPeople),
}

async function readPeople(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select activity.id as row_id, people.ages::text as row_ages, activity.entry_id, activity.version,
      activity.office_id as office, activity.held_on as date, activity.project_id as project,
      coalesce(kind_meant.meaning, activity.kind) as kind, people.sex, age_label(people.ages) as ages, people.count
    from activity
    join activity_people as people on people.activity_id = activity.id
    left join log_meanings('kind', ${scope.at}) as kind_meant on kind_meant.word = activity.kind
    where activity.office_id = ${officeId} and activity.held_on <= ${scope.to}::date
      and activity.held_on >= ${after?.['date'] ?? scope.from}::date
      and (activity.held_on, activity.id, people.sex, people.ages)
        > (${after?.['date'] ?? scope.from}::date, ${after?.['row_id'] ?? firstId}::uuid, ${after?.['sex'] ?? ''},
          ${after?.['row_ages'] ?? 'empty'}::int4range)
      and ${countedIn(scope, 'activity')}
    order by activity.held_on, activity.id, people.sex, people.ages
    limit ${pageSize}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'
