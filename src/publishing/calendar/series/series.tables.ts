import type { Generated } from 'kysely'
import type { Language } from '../../../core/languages/language.ts'

declare module '../../../database/tables.ts' {
  interface Tables {
    series: SeriesTable
    series_item: SeriesItemTable
    series_channel: SeriesChannelTable
    series_occurrence: SeriesOccurrenceTable
  }
}

export type OnHoliday = 'skip' | 'before' | 'after'
export type SeriesState = 'active' | 'paused' | 'recalled' | 'ended'
export type OccurrenceState = 'expected' | 'scheduled' | 'skipped' | 'passed'

interface SeriesTable {
  id: string
  office_id: string
  name: string
  /** Null for an evergreen series, which fills free slots instead. */
  rule: string | null
  starts_at: string
  on_holiday: OnHoliday
  state: SeriesState
  state_reason: string | null
  state_by: string | null
  state_at: Date
  problem: Generated<string | null>
  created_by: string
  created_at: Date
  least_days: Generated<number | null>
  /** 'YYYY-MM-DD'. */
  ends_on: Generated<string | null>
  days_ahead: Generated<number | null>
  filled_at: Generated<Date | null>
  /** The series that was edited and goes on as this one. */
  continues: Generated<string | null>
}

interface SeriesItemTable {
  series_id: string
  position: number
  news_item_id: string
  content_hash: string
}

interface SeriesChannelTable {
  series_id: string
  channel_id: string
  same_text_by: string | null
  same_text_at: Date | null
}

interface SeriesOccurrenceTable {
  id: string
  series_id: string
  local_at: string
  item_position: number
  /** Null: all channels of its series. */
  channel_id: Generated<string | null>
  /** Null: all languages of its item. */
  language: Generated<Language | null>
  moved_to: Generated<string | null>
  moved_offset: Generated<string | null>
  state: OccurrenceState
  reason: Generated<string | null>
}
