import type { Generated } from 'kysely'
import type { Language } from '../core/languages/language.ts'
import type { Json } from '../database/tables.ts'
import type { PostState } from './post-state.ts'
import type { SegmentMedia } from './segment-media.ts'

declare module '../database/tables.ts' {
  interface Tables {
    post: PostTable
    segment: SegmentTable
    attempt: AttemptTable
    upload_attempt: UploadAttemptTable
    emergency_stop: EmergencyStopTable
    first_comment: FirstCommentTable
    comment_attempt: CommentAttemptTable
    post_edit: PostEditTable
  }
}

interface PostTable {
  id: string
  news_item_id: string
  approval_id: string
  content_hash: string
  office_id: string
  channel_id: string
  language: Language
  state: PostState
  reason: string | null
  due_at: Date
  next_at: Date | null
  fence: Generated<number>
  worker: string | null
  tries: Generated<number>
  looks: Generated<number>
  resends: Generated<number>
  released_at: Date | null
  planned: Json<{ local: string; zone: string; notes: string[]; conflicts: string[] }>
  same_text_key: string | null
  sandbox: boolean
  created_by: string
  created_at: Generated<Date>
  published_at: Date | null
  /** The local day of it; a trigger writes it. */
  published_on: Generated<string | null>
  /** When the record learned of it, where that was later; a trigger writes it. */
  known_at: Generated<Date | null>
  cancelled_by: string | null
  late_at: Date | null
  occurrence_id: Generated<string | null>
}

interface SegmentTable {
  post_id: string
  position: number
  text: string
  link: string | null
  media: Json<SegmentMedia[]>
  has_link: Generated<boolean>
  media_handles: Generated<string[]>
  handles_at: Date | null
  external_id: string | null
  permalink: string | null
  published_at: Date | null
  deleted_at: Date | null
}

interface AttemptTable {
  id: string
  post_id: string
  position: number
  fence: number
  content_hash: string
  parent_external_id: string | null
  started_at: Generated<Date>
  deadline_at: Date
  finished_at: Date | null
  outcome: string | null
  external_id: string | null
  code: string | null
  reason: string | null
  question: string | null
  stale_at: Date | null
  stale_checked_at: Date | null
}

interface UploadAttemptTable {
  id: string
  post_id: string
  position: number
  fence: number
  media_id: string
  alt_text: string
  started_at: Generated<Date>
  finished_at: Date | null
  outcome: string | null
  handle: string | null
  code: string | null
  reason: string | null
}

interface FirstCommentTable {
  post_id: string
  text: string
  state: Generated<PostState>
  reason: string | null
  next_at: Date | null
  fence: Generated<number>
  worker: string | null
  tries: Generated<number>
  looks: Generated<number>
  resends: Generated<number>
  external_id: string | null
  permalink: string | null
  published_at: Date | null
  cancelled_by: string | null
}

interface CommentAttemptTable extends Omit<AttemptTable, 'position' | 'parent_external_id'> {
  parent_external_id: string
}

interface PostEditTable {
  id: string
  post_id: string
  position: number
  approval_id: string
  content_hash: string
  was_text: string
  text: string
  parts_left: number
  asked_by: string
  started_at: Generated<Date>
  next_at: Date | null
  looks: Generated<number>
  outcome: Generated<'edited' | 'not-edited' | 'unknown' | null>
  reason: Generated<string | null>
  ended_at: Generated<Date | null>
}

interface EmergencyStopTable {
  id: Generated<boolean>
  stopped_at: Date
  stopped_by: string
  reason: string
}
