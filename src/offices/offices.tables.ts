import type { ColumnType, Generated } from 'kysely'
import type { Language, Wording } from '../core/languages/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { Json } from '../database/tables.ts'
import type { QuietException, QuietWindow } from './quiet-hours.ts'

declare module '../database/tables.ts' {
  interface Tables {
    office: OfficeTable
    office_holiday: OfficeHolidayTable
    organisation: OrganisationTable
    office_place: OfficePlaceTable
    dateline_place: DatelinePlaceTable
    project: ProjectTable
    project_emblem: ProjectEmblemTable
    topic: TopicTable
    organisation_handle: OrganisationHandleTable
    translation_proposal: TranslationProposalTable
  }
}

interface OfficeTable {
  id: string
  names: Json<Wording>
  country: string
  time_zone: string
  working_days: number[]
  quiet_hours: ColumnType<QuietWindow[], string | undefined, string>
  quiet_exceptions: ColumnType<QuietException[], string | undefined, string>
  languages: Language[]
  stopped_at: Date | null
  stopped_by: string | null
  stopped_reason: string | null
  month_budget_milli_dollars: number | null
  archived_at: Date | null
  archived_by: string | null
  version: Generated<number>
  holidays_asked_for: number | null
  /** Ranges such as `[18,25)`, by which participants are counted. */
  age_bands: Generated<string[]>
}

interface OfficeHolidayTable {
  office_id: string
  day: string
  name: string
  kind: Generated<'fixed' | 'moon'>
  to_confirm: Generated<boolean>
}

interface OrganisationTable {
  id: Generated<boolean>
  name: string
}

interface OfficePlaceTable {
  id: string
  office_id: string
  position: number
  names: Json<Wording>
  spellings: string[]
}

interface DatelinePlaceTable {
  place: string
  office_id: string
}

interface ProjectTable {
  id: string
  name: string
  credit: Json<Wording>
  emblem: 'eu' | 'own' | null
  is_default: Generated<boolean>
  /** YYYY-MM-DD. */
  begins_on: string | null
  ends_on: string | null
  /** Null: every office. */
  office_ids: string[] | null
  no_donor_at: Date | null
  no_donor_by: string | null
  no_donor_reason: string | null
  archived_at: Date | null
}

interface ProjectEmblemTable {
  project_id: string
  content_type: 'image/jpeg' | 'image/png'
  width: number
  height: number
  sha256: string
  bytes: Uint8Array
}

interface TopicTable {
  id: string
  position: number
  labels: Json<Wording>
  keywords: Json<Record<Language, string[]>>
  hashtags: Json<Wording>
  archived_at: Date | null
  /** The topic that it counts for. */
  merged_into: string | null
}

interface TranslationProposalTable {
  language: string
  key: string
  person_id: string
  english: string
  text: string
  proposed_at: Date
}

interface OrganisationHandleTable {
  name: string
  network: NetworkName
  handle: string
}
