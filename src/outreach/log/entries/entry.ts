import type { Named } from '../../../access/people/named.ts'
import type { Participants } from '../participants.ts'
import type { AudienceBasis, Outcome, Sex } from '../words-of-the-record.ts'

/** One version of an entry of the log. Moments are UTC, days those of the office. */
export interface EntryVersion {
  entryId: string
  /** From 1. */
  version: number
  officeId: string
  projectId: string | null
  /** Practice, or else live. */
  practice: boolean
  /** Whose sheet it came from; null for what was typed in. */
  source: string | null
  importId: string | null
  createdBy: Named
  createdAt: Date
  /** How it came to count no more; null for the version that counts. */
  ended: {
    at: Date
    by: Named
    how: 'corrected' | 'withdrawn' | 'replaced' | 'undone'
    reason: string | null
  } | null
}

export interface ActivityEntry extends EntryVersion {
  heldOn: string
  kind: string
  place: string
  partner: string | null
  participants: Participants
  estimatedAudience: number | null
  audienceBasis: AudienceBasis | null
  materials: number | null
  topic: string | null
  language: string | null
  /** Means in percent. */
  quiz: { before: number; after: number; people: number } | null
  satisfaction: { asked: number; satisfied: number } | null
  referrals: number | null
}

export interface EnquiryEntry extends EntryVersion {
  askedOn: string
  contactMethod: string
  topic: string
  language: string
  sex: Sex
  outcome: Outcome
  count: number
}
