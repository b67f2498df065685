import type { Generated } from 'kysely'
import type { Language } from '../../../core/languages/language.ts'
import type { ConflictKind } from '../times/planned-time.ts'

declare module '../../../database/tables.ts' {
  interface Tables {
    intended_post: IntendedPostTable
    intended_post_made: IntendedPostMadeTable
  }
}

interface IntendedPostTable {
  id: string
  news_item_id: string
  channel_id: string
  language: Language | ''
  local_at: string | null
  utc_offset: string | null
  if_not_possible: 'next-slot' | 'ask'
  accepted: Generated<ConflictKind[]>
  set_by: string
  set_at: Date
  problem: string | null
  problem_reason: string | null
}

interface IntendedPostMadeTable {
  intended_post_id: string
  post_id: string
}
