import type { Listing } from '../finding/listing.ts'
import type { RevisionContent } from '../news-content.view.ts'

export interface NewDraft {
  line: number
  officeId: string
  source: { kind: string; name: string; line: number }
  content: RevisionContent
  /** Made on the thread that reads the file. */
  listing: Listing
}
