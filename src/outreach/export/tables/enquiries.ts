import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { countedIn, type ExportScope, momentText } from '../export-scope.ts'
import { type ExportRow, type ExportTable, pageSize, readByOffice } from '../export-table.ts'
import { entryColumns } from './entry-columns.ts'

/** Counts of enquiries of the log, one row for each entry. */
export const enquiriesTable: ExportTable = {
  columns: [
    ...entryColumns,
    { name: 'contact_method', kind: 'text', meaning: 'how it reached the office, by the word it counts for' },
    { name: 'topic', kind: 'text', meaning: 'the main topic, by the word it counts for' },
    {
      name: 'topic_as_logged',
      kind: 'text',
      meaning: 'the word it was logged under, where words were merged since',
    },
    { name: 'language', kind: 'text', meaning: 'the language, as a code; unknown: not noted' },
    { name: 'sex', kind: 'text', meaning: 'women, men, other, or unknown: not noted' },
    { name: 'outcome', kind: 'text', meaning: 'answered, referred, pending, or unknown: not noted' },
    { name: 'count', kind: 'integer', meaning: 'enquiries counted; may be added up' },
  ],
  async count(db, scope) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from enquiry
      where office_id = any(${[...scope.officeIds]}::text[])
        and asked_on between ${scope.from}::date and ${scope.to}::date and ${countedIn(scope, 'enquiry')}`.execute(
      db,
    )
    return rows[0]?.count ?? 0
  },
  pages: readByOffice(readEnquiries),
}

async function readEnquiries(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select enquiry.id as row_id, enquiry.entry_id, enquiry.version, enquiry.office_id as office,
      enquiry.asked_on as date, enquiry.project_id as project, enquiry.source,
      ${momentText('enquiry.created_at')} as logged_at,
      coalesce(method_meant.meaning, enquiry.contact_method) as contact_method,
      coalesce(topic_meant.meaning, enquiry.topic) as topic,
      case when topic_meant.meaning is not null then enquiry.topic end as topic_as_logged,
      enquiry.language, enquiry.sex, enquiry.outcome, enquiry.count
    from enquiry
    left join log_meanings('contact-method', ${scope.at}) as method_meant on method_meant.word = enquiry.contact_method
    left join log_meanings('topic', ${scope.at}) as topic_meant on topic_meant.word = enquiry.topic
    where enquiry.office_id = ${officeId} and enquiry.asked_on <= ${scope.to}::date
      and (enquiry.asked_on, enquiry.id)
        > (${after?.['date'] ?? scope.from}::date, ${after?.['row_id'] ?? firstId}::uuid)
      and ${countedIn(scope, 'enquiry')}
    order by enquiry.asked_on, enquiry.id
    limit ${pageSize}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'
