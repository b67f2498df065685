import type { Generated } from 'kysely'
import type { Json } from '../../database/tables.ts'
import type { PostState } from '../post-state.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    calendar_feed: CalendarFeedTable
    calendar_change: CalendarChangeTable
    calendar_change_post: CalendarChangePostTable
  }
}

export type ChangeKind = 'move' | 'swap' | 'shift' | 'cancel' | 'schedule'

interface CalendarChangeTable {
  id: string
  kind: ChangeKind
  made_by: string
  made_at: Date
  undone_by: string | null
  undone_at: Date | null
}

interface CalendarChangePostTable {
  change_id: string
  post_id: string
  was: Json<PlaceOnCalendar & { planned: StoredPlan }> | null
  became: Json<PlaceOnCalendar>
}

/** Where a post stands; `dueAt` is ISO 8601 in UTC. */
export interface PlaceOnCalendar {
  state: PostState
  dueAt: string
}

/** How the time of a post was chosen, as `post.planned` keeps it. */
export interface StoredPlan {
  local: string
  zone: string
  notes: string[]
  conflicts: string[]
}

interface CalendarFeedTable {
  office_id: string
  token_hash: string
  made_by: string
  made_at: Generated<Date>
  read_at: Date | null
}
