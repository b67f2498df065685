import type { Generated } from 'kysely'
import type { NetworkName } from '../core/network-name.ts'
import type { Json } from '../database/tables.ts'
import type { Participants } from './log/participants.ts'

declare module '../database/tables.ts' {
  interface Tables {
    measurement: MeasurementTable
    sample: SampleTable
    metric: MetricTable
    measurement_age: MeasurementAgeTable
    channel_sample: ChannelSampleTable
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
