import type { Generated } from 'kysely'
import type { Language } from '../../core/languages/language.ts'
import type { EntryOutcome } from './entry-outcome.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    feed: FeedTable
    feed_entry: FeedEntryTable
    feed_host: FeedHostTable
  }
}

interface FeedTable {
  id: string
  office_id: string
  address: string
  /** With its port. */
  host: string
  title: string | null
  interval_minutes: number
  language: Language | null
  topics: Generated<string[]>
  added_by: string
  added_at: Generated<Date>
  /** Who gave it the address that it has. */
  chosen_by: string
  paused_at: Date | null
  paused_by: string | null
  removed_at: Date | null
  etag: string | null
  last_modified: string | null
  next_check_at: Date
  checked_at: Date | null
  new_count: number | null
  ttl_minutes: number | null
  moved_to: string | null
  failures: Generated<number>
  failing_since: Date | null
  fault_code: string | null
  fault: string | null
  reported_at: Date | null
}

interface FeedEntryTable {
  feed_id: string
  key: string
  link_key: string | null
  content_hash: string
  title: string
  link: string | null
  outcome: EntryOutcome
  reason: string | null
  news_item_id: string | null
  chosen_by: string
  seen_at: Generated<Date>
  changed_at: Date | null
}

interface FeedHostTable {
  host: string
  holder: string
  lease_until: Date
  not_before: Date | null
}
