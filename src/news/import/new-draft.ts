import type { RevisionContent } from '../news-content.view.ts'

export interface NewDraft {
  line: number
  officeId: string
  source: { kind: string; name: string; line: number }
  content: RevisionContent
}
