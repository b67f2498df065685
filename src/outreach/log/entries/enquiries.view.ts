import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { EnquiryEntry } from './entry.ts'
import { type EntryFilter, entryOf, matching, type VersionRow, versionColumns } from './entry-rows.ts'

/** Counts of enquiries as they count, or as they were when they were taken out, newest day first. */
export async function listEnquiries(db: Db, filter: EntryFilter): Promise<EnquiryEntry[]> {
  const { rows } = await sql<VersionRow<EnquiryEntry>>`
    select ${columns} from enquiry as entry where ${matching(filter, 'enquiry', 'asked_on')}`.execute(db)
  return rows.map(entryOf)
}

/** Every version of one count of enquiries, the first one first; none where there is no such entry. */
export async function versionsOfEnquiry(db: Db, entryId: string): Promise<EnquiryEntry[]> {
  const { rows } = await sql<VersionRow<EnquiryEntry>>`
    select ${columns} from enquiry as entry where entry.entry_id = ${entryId} order by entry.version`.execute(
    db,
  )
  return rows.map(entryOf)
}

const columns = sql`${versionColumns}, entry.asked_on as "askedOn", entry.contact_method as "contactMethod",
  entry.topic, entry.language, entry.sex, entry.outcome, entry.count`
