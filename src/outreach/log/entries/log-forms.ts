import type { Db } from '../../../database/connect.ts'
import { bandsOf, inBandsAsKept } from '../bands/bands-in-scheme.ts'
import type { ActivityRecord, EnquiryRecord } from '../log-records.ts'
import { type ListedWord, wordsOfActivity, wordsOfEnquiry } from '../words/words-of-records.ts'
import type { Log } from '../words-of-the-record.ts'
import { versionsOfActivity } from './activities.view.ts'
import { versionsOfEnquiry } from './enquiries.view.ts'
import type { ActivityEntry, EnquiryEntry } from './entry.ts'
import { insertActivities, insertEnquiries, type NewVersion } from './insert-versions.ts'

/** What differs between the two logs. */
export interface LogForm<Row, Entry> {
  log: Log
  table: 'activity' | 'enquiry'
  /** The column of the local day. */
  day: 'held_on' | 'asked_on'
  dayOf(record: Row): string
  dayOfEntry(entry: Entry): string
  /** The participants of an activity, or the enquiries that are counted. */
  totalOf(record: Row): number
  /** The words that people choose from lists. */
  wordsOf(record: Row): ListedWord[]
  /** The age bands that a record counts by, and a version. */
  bandsOf(record: Row): string[]
  bandsOfEntry(entry: Entry): string[]
  insert(trx: Db, versions: readonly NewVersion<Row>[]): Promise<{ entry_id: string; office_id: string }[]>
  /** Of one entry, the first one first. */
  versionsOf(trx: Db, entryId: string): Promise<Entry[]>
  /** What a version says, in the form in which `asKept` gives a record. */
  recordOf(entry: Entry): unknown
  asKept(record: Row): unknown
}

export const activityForm: LogForm<ActivityRecord, ActivityEntry> = {
  log: 'activities',
  table: 'activity',
  day: 'held_on',
  dayOf: record => record.heldOn,
  dayOfEntry: entry => entry.heldOn,
  totalOf: ({ participants }) =>
    Object.values(participants)
      .flatMap(bands => Object.values(bands))
      .reduce((sum, people) => sum + people, 0),
  wordsOf: wordsOfActivity,
  bandsOf: ({ participants }) => bandsOf(participants),
  bandsOfEntry: ({ participants }) => bandsOf(participants),
  insert: insertActivities,
  versionsOf: versionsOfActivity,
  recordOf: entry =>
    withoutAbsent({
      officeId: entry.officeId,
      projectId: entry.projectId,
      heldOn: entry.heldOn,
      kind: entry.kind,
      place: entry.place,
      partner: entry.partner,
      participants: entry.participants,
      estimatedAudience: entry.estimatedAudience,
      audienceBasis: entry.audienceBasis,
      materials: entry.materials,
      topic: entry.topic,
      language: entry.language,
      quiz: entry.quiz,
      satisfaction: entry.satisfaction,
      referrals: entry.referrals,
    }),
  asKept: record =>
    withoutAbsent({
      ...record,
      participants: inBandsAsKept(record.participants),
      audienceBasis:
        record.estimatedAudience === undefined ? undefined : (record.audienceBasis ?? 'not-noted'),
    }),
}

export const enquiryForm: LogForm<EnquiryRecord, EnquiryEntry> = {
  log: 'enquiries',
  table: 'enquiry',
  day: 'asked_on',
  dayOf: record => record.askedOn,
  dayOfEntry: entry => entry.askedOn,
  totalOf: ({ count }) => count,
  wordsOf: wordsOfEnquiry,
  bandsOf: () => [],
  bandsOfEntry: () => [],
  insert: insertEnquiries,
  versionsOf: versionsOfEnquiry,
  recordOf: entry =>
    withoutAbsent({
      officeId: entry.officeId,
      projectId: entry.projectId,
      askedOn: entry.askedOn,
      contactMethod: entry.contactMethod,
      topic: entry.topic,
      language: entry.language,
      sex: entry.sex,
      outcome: entry.outcome,
      count: entry.count,
    }),
  asKept: record => withoutAbsent({ sex: 'unknown', outcome: 'unknown', ...withoutAbsent(record) }),
}

function withoutAbsent(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  )
}
