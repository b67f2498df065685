import type { Generated } from 'kysely'
import type { Language, Wording } from '../core/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { Json } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    office: OfficeTable
    office_holiday: OfficeHolidayTable
    dateline_place: DatelinePlaceTable
    project: ProjectTable
    topic: TopicTable
    organisation_handle: OrganisationHandleTable
  }
}

interface OfficeTable {
  id: string
  names: Json<Wording>
  country: string
  time_zone: string
  working_days: number[]
  quiet_from: string | null
  quiet_to: string | null
  languages: Language[]
  stopped_at: Date | null
  stopped_by: string | null
  stopped_reason: string | null
  month_budget_milli_dollars: number | null
}

interface OfficeHolidayTable {
  office_id: string
  day: string
  name: string
}

interface DatelinePlaceTable {
  place: string
  office_id: string
}

interface ProjectTable {
  id: string
  name: string
  credit: Json<Wording>
  emblem: 'eu' | null
  is_default: Generated<boolean>
}

interface TopicTable {
  id: string
  position: number
  labels: Json<Wording>
  keywords: Json<Record<Language, string[]>>
  hashtags: Json<Wording>
}

interface OrganisationHandleTable {
  name: string
  network: NetworkName
  handle: string
}
