import type { Listing } from '../finding/listing.ts'
import type { RevisionContent } from '../news-content.view.ts'

export interface NewDraft {
  line: number
  officeId: string
  /** `feedId` and `link`: of an entry that a watched feed brought. */
  source: { kind: string; name: string; line?: number; feedId?: string; link?: string }
  content: RevisionContent
  /** Made on the thread that reads the file. */
  listing: Listing
}
