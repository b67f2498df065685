import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { ActivityEntry } from './entry.ts'
import { type EntryFilter, entryOf, matching, type VersionRow, versionColumns } from './entry-rows.ts'

/** Activities as they count, or as they were when they were taken out, newest day first. */
export async function listActivities(db: Db, filter: EntryFilter): Promise<ActivityEntry[]> {
  const { rows } = await sql<VersionRow<ActivityEntry>>`
    select ${columns} from activity as entry where ${matching(filter, 'activity', 'held_on')}`.execute(db)
  return rows.map(entryOf)
}

/** Every version of one activity, the first one first; none where there is no such entry. */
export async function versionsOfActivity(db: Db, entryId: string): Promise<ActivityEntry[]> {
  const { rows } = await sql<VersionRow<ActivityEntry>>`
    select ${columns} from activity as entry where entry.entry_id = ${entryId} order by entry.version`.execute(
    db,
  )
  return rows.map(entryOf)
}

const columns = sql`${versionColumns}, entry.held_on as "heldOn", entry.kind, entry.place, entry.partner,
  entry.topic, entry.language, entry.materials, entry.referrals,
  entry.estimated_audience as "estimatedAudience", entry.audience_basis as "audienceBasis",
  case when entry.quiz_n is not null then jsonb_build_object('before', entry.quiz_before, 'after', entry.quiz_after,
    'people', entry.quiz_n) end as quiz,
  case when entry.asked_n is not null then jsonb_build_object('asked', entry.asked_n,
    'satisfied', entry.satisfied_n) end as satisfaction,
  coalesce((
    select jsonb_object_agg(by_sex.sex, by_sex.bands)
    from (
      select people.sex, jsonb_object_agg(age_label(people.ages), people.count) as bands
      from activity_people as people where people.activity_id = entry.id group by people.sex
    ) as by_sex), '{}') as participants`
