import type { RevisionContent } from '../../database/tables.ts'

export interface NewDraft {
  line: number
  officeId: string
  source: { kind: string; name: string; line: number }
  content: RevisionContent
}
