import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { countedIn, type ExportScope, momentText } from '../export-scope.ts'
import { type ExportRow, type ExportTable, pageSize, readByOffice } from '../export-table.ts'
import { entryColumns } from './entry-columns.ts'

/** Activities of the log, one row each. */
export const activitiesTable: ExportTable = {
  columns: [
    ...entryColumns,
    { name: 'kind', kind: 'text', meaning: 'what was held, by the word it counts for' },
    {
      name: 'kind_as_logged',
      kind: 'text',
      meaning: 'the word it was logged under, where words were merged since',
    },
    { name: 'place', kind: 'text', meaning: 'town, district or venue' },
    { name: 'partner', kind: 'text', meaning: 'the organisation it was held with' },
    { name: 'topic', kind: 'text', meaning: 'what it was about' },
    { name: 'language', kind: 'text', meaning: 'the language it was held in' },
    {
      name: 'participants',
      kind: 'integer',
      meaning: 'all people counted; someone who comes twice counts twice',
    },
    {
      name: 'estimated_audience',
      kind: 'integer',
      meaning: 'an estimate by organisers or broadcasters; never added to participants, nor over activities',
    },
    { name: 'audience_basis', kind: 'text', meaning: 'how the estimate was made' },
    { name: 'materials', kind: 'integer', meaning: 'leaflets, cards and booklets handed out' },
    { name: 'quiz_before', kind: 'number', meaning: 'mean score before, in per cent' },
    { name: 'quiz_after', kind: 'number', meaning: 'mean score after, in per cent' },
    { name: 'quiz_n', kind: 'integer', meaning: 'people who took both quizzes' },
    { name: 'asked_n', kind: 'integer', meaning: 'people asked whether they were satisfied' },
    { name: 'satisfied_n', kind: 'integer', meaning: 'of those, the satisfied' },
    { name: 'referrals', kind: 'integer', meaning: 'people referred to other services' },
  ],
  count: countActivities,
  pages: readByOffice(readActivities),
}

async function countActivities(db: Db, scope: ExportScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from activity
    where office_id = any(${[...scope.officeIds]}::text[])
      and held_on between ${scope.from}::date and ${scope.to}::date and ${countedIn(scope, 'activity')}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

async function readActivities(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select activity.id as row_id, activity.entry_id, activity.version, activity.office_id as office,
      activity.held_on as date, activity.project_id as project, activity.source,
      ${momentText('activity.created_at')} as logged_at,
      coalesce(kind_meant.meaning, activity.kind) as kind,
      case when kind_meant.meaning is not null then activity.kind end as kind_as_logged,
      activity.place, activity.partner, coalesce(topic_meant.meaning, activity.topic) as topic, activity.language,
      (select sum(people.count)::integer from activity_people as people where people.activity_id = activity.id)
        as participants,
      activity.estimated_audience, activity.audience_basis, activity.materials, activity.quiz_before,
      activity.quiz_after, activity.quiz_n, activity.asked_n, activity.satisfied_n, activity.referrals
    from activity
    left join log_meanings('kind', ${scope.at}) as kind_meant on kind_meant.word = activity.kind
    left join log_meanings('topic', ${scope.at}) as topic_meant on topic_meant.word = activity.topic
    where activity.office_id = ${officeId} and activity.held_on <= ${scope.to}::date
      and (activity.held_on, activity.id)
        > (${after?.['date'] ?? scope.from}::date, ${after?.['row_id'] ?? firstId}::uuid)
      and ${countedIn(scope, 'activity')}
    order by activity.held_on, activity.id
    limit ${pageSize}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'
