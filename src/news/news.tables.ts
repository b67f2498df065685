import type { Generated } from 'kysely'
import type { Language } from '../core/languages/language.ts'
import type { Json } from '../database/tables.ts'
import type { CommentField } from './comments/comment-field.ts'
import type { Beginning } from './finding/first-words.view.ts'
import type { StoredContentType } from './media/stored-content-type.ts'
import type { NewsItemState, RevisionContent } from './news-content.view.ts'

declare module '../database/tables.ts' {
  interface Tables {
    media: MediaTable
    media_crop: MediaCropTable
    upload: UploadTable
    upload_piece: UploadPieceTable
    news_item: NewsItemTable
    news_listing: NewsListingTable
    news_comment: NewsCommentTable
    news_import: NewsImportTable
    revision: RevisionTable
    approval: ApprovalTable
    news_presence: NewsPresenceTable
  }
}

interface MediaTable {
  id: string
  sha256: string
  content_type: StoredContentType
  byte_count: number
  width: number
  height: number
  /** How long a video plays; null for a picture. */
  milliseconds: number | null
  /** Whose quota it takes from; null for files whose office is not known any more. */
  office_id: string | null
  created_by: string
  created_at: Generated<Date>
}

interface MediaCropTable {
  /** The image. */
  media_id: string
  /** Pixels. */
  from_left: number
  from_top: number
  width: number
  height: number
  /** The file of the part. */
  crop_id: string
}

interface UploadTable {
  id: string
  office_id: string
  created_by: string
  byte_count: number
  media_id: string | null
  created_at: Date
}

interface UploadPieceTable {
  id: string
  upload_id: string
  start: number
  byte_count: number
  is_kept: Generated<boolean>
}

interface NewsItemTable {
  id: string
  office_id: string
  project_id: string | null
  state: NewsItemState
  import_key: string | null
  source: Json<{ kind: string; name: string; line?: number; feedId?: string; link?: string }>
  revision: number
  submitted_by: string | null
  created_by: string
  created_at: Generated<Date>
  /** Written by a trigger. */
  changed_at: Generated<Date>
  archived_at: Date | null
  archived_by: string | null
  assigned_to: string | null
  returned_at: Date | null
  returned_by: string | null
  returned_reason: string | null
  import_id: string | null
}

interface NewsCommentTable {
  id: string
  news_item_id: string
  text: string
  language: Language | null
  field: CommentField | null
  mentions: string[]
  created_by: string
  created_at: Generated<Date>
  edited_at: Date | null
  resolved_at: Date | null
  resolved_by: string | null
}

interface NewsImportTable {
  id: string
  name: string
  form: string
  added: number
  created_by: string
  created_at: Generated<Date>
  undone_at: Date | null
  undone_by: string | null
}

interface NewsListingTable {
  news_item_id: string
  /** Of the revision it was made from; null where it must be made once more. */
  content_hash: string | null
  places: string[]
  topics: string[]
  languages: Language[]
  beginnings: Json<Beginning[]>
  media_ids: string[]
  /** Text of a `tsvector`. */
  words: string
}

interface RevisionTable {
  id: string
  news_item_id: string
  number: number
  content: Json<RevisionContent>
  content_hash: string
  created_by: string
  created_at: Generated<Date>
  /** The last of its saves. */
  saved_at: Generated<Date>
  /** Everyone who ever submitted this revision. */
  submitted_by: Generated<string[]>
}

interface ApprovalTable {
  id: string
  news_item_id: string
  revision_id: string
  content_hash: string
  submitted_by: string
  approved_by: string
  approved_at: Generated<Date>
  revoked_at: Date | null
  revoked_reason: string | null
  /** The approval of the same content by another person that took over from it. */
  superseded_by: string | null
  /** Since when its approver may no longer approve, where that was noticed. */
  lapsed_at: Date | null
}

interface NewsPresenceTable {
  news_item_id: string
  person_id: string
  activity: 'looking' | 'editing'
  since: Generated<Date>
  ends_at: Generated<Date>
}
