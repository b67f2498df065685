import type { Generated } from 'kysely'
import type { Wording } from '../core/languages/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { Json } from '../database/tables.ts'
import type { AudienceBasis, Log, Outcome, Sex, WordList } from './log/words-of-the-record.ts'

declare module '../database/tables.ts' {
  interface Tables {
    measurement: MeasurementTable
    sample: SampleTable
    metric: MetricTable
    measurement_age: MeasurementAgeTable
    channel_sample: ChannelSampleTable
    activity: ActivityTable
    activity_people: ActivityPeopleTable
    enquiry: EnquiryTable
    log_import: LogImportTable
    log_closing: LogClosingTable
    log_word: LogWordTable
    target: TargetTable
    snapshot: SnapshotTable
  }
}

interface MeasurementTable {
  post_id: string
  age: string
  due_at: Date
  until_at: Date
  next_at: Date | null
  taken_at: Date | null
  tries: Generated<number>
  reason: string | null
}

interface SampleTable {
  post_id: string
  value: number
  taken_at: Date
  metric_id: number
  /** The position of the segment. */
  part: number
  age_id: number
}

interface MetricTable {
  id: number
  network: NetworkName
  name: string
  definition: Generated<number>
  window: Generated<'lifetime' | 'day' | '28d'>
  paid: Generated<'all' | 'organic' | 'paid'>
  is_unique: boolean
  addable: boolean
  role: string | null
  since: string | null
  until: string | null
}

interface MeasurementAgeTable {
  id: number
  age: string
  after_ms: number
  until_ms: number
  tolerance: number
}

interface ChannelSampleTable {
  channel_id: string
  metric_id: number
  day: string
  value: number
  taken_at: Date
}

/** A version of an entry of the log. Only what says that it ended is ever updated. */
interface VersionColumns {
  id: string
  entry_id: string
  version: Generated<number>
  office_id: string
  project_id: string | null
  sandbox: Generated<boolean>
  import_key: string | null
  /** Whose sheet it came from; null for what was typed in, and for rows from before sources were kept. */
  source: Generated<string | null>
  import_id: string | null
  created_by: string
  created_at: Generated<Date>
  ended_at: Date | null
  ended_by: string | null
  ended_reason: string | null
  ended_how: 'corrected' | 'withdrawn' | 'replaced' | 'undone' | null
  replaced_by: string | null
  /** The import that ended it, because its file no longer held the row. */
  replaced_in: string | null
}

interface ActivityTable extends VersionColumns {
  kind: string
  held_on: string
  place: string
  partner: string | null
  topic: string | null
  language: string | null
  estimated_audience: number | null
  audience_basis: AudienceBasis | null
  materials: number | null
  quiz_before: number | null
  quiz_after: number | null
  quiz_n: number | null
  asked_n: number | null
  satisfied_n: number | null
  referrals: number | null
}

interface ActivityPeopleTable {
  activity_id: string
  sex: Sex
  /** `[18,25)`; `(,)` where the age was not noted. `age_label` writes it as people do. */
  ages: string
  count: number
}

interface EnquiryTable extends VersionColumns {
  asked_on: string
  contact_method: string
  topic: string
  language: string
  sex: Generated<Sex>
  outcome: Generated<Outcome>
  count: number
}

interface LogImportTable {
  id: string
  log: Log
  source: string
  name: string
  file_sha256: string
  office_ids: string[]
  sandbox: boolean
  added: Generated<number>
  known: Generated<number>
  withdrawn: Generated<number>
  ended: Generated<number>
  refused: Generated<number>
  created_by: string
  created_at: Date
  undone_at: Date | null
  undone_by: string | null
}

interface LogClosingTable {
  office_id: string
  /** The first day of the month. */
  month: string
  log: Log
  sandbox: boolean
  closed_by: string
  closed_at: Date
  reopened_at: Date | null
  reopened_by: string | null
  reopened_reason: string | null
}

interface LogWordTable {
  list: WordList
  word: string
  labels: Json<Wording>
  aliases: string[]
  means: string | null
  means_since: Date | null
  means_until: Date | null
  state: 'listed' | 'pending' | 'retired'
  position: Generated<number>
}

interface TargetTable {
  id: string
  office_id: string
  project_id: string | null
  indicator: string
  from: string
  /** Inclusive. */
  to: string
  kind: Generated<'target' | 'baseline'>
  /** Null takes back what was set before. */
  value: number | null
  note: string | null
  set_by: string
  set_at: Date
}

interface SnapshotTable {
  id: string
  office_ids: string[]
  period_from: string
  period_to: string
  figures: Json<unknown>
  content_hash: string
  sandbox: boolean
  frozen_by: string
  frozen_at: Generated<Date>
  seq: number
  scope_key: string
  version: number
  replaces: string | null
  /** Null in snapshots from before it was kept; so are the two hashes of it and of the figures alone. */
  presentation: Json<unknown>
  definitions: Json<unknown>
  figures_hash: string | null
  presentation_hash: string | null
  previous_hash: string
  hash: string
  accepted_incomplete_by: string | null
}
