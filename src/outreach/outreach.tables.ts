import type { Generated } from 'kysely'
import type { Json } from '../database/tables.ts'
import type { Participants } from './log/participants.ts'

declare module '../database/tables.ts' {
  interface Tables {
    measurement: MeasurementTable
    sample: SampleTable
    activity: ActivityTable
    enquiry: EnquiryTable
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
  external_id: string
  metric: string
  age: string
  value: number
  is_unique: boolean
  taken_at: Date
  sandbox: boolean
}

interface ActivityTable {
  id: string
  office_id: string
  kind: string
  held_on: string
  place: string
  partner: string | null
  participants: Json<Participants>
  estimated_audience: number | null
  materials: number | null
  sandbox: Generated<boolean>
  import_key: string | null
  /** Whose sheet it came from; null for what was typed in, and for rows from before sources were kept. */
  source: Generated<string | null>
  created_by: string
  created_at: Generated<Date>
}

interface EnquiryTable {
  id: string
  office_id: string
  asked_on: string
  channel: string
  topic: string
  language: string
  count: number
  sandbox: Generated<boolean>
  import_key: string | null
  /** Whose sheet it came from; null for what was typed in, and for rows from before sources were kept. */
  source: Generated<string | null>
  created_by: string
  created_at: Generated<Date>
}

interface TargetTable {
  office_id: string
  indicator: string
  month: string
  value: number
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
}
