import type { Language, Wording } from '../core/languages/language.ts'

export type NewsItemState = 'draft' | 'in_review' | 'approved'

/** Everything readers would see, and so everything an approval covers. */
export interface RevisionContent {
  places: string[]
  topics: string[]
  link?: string
  projectId?: string
  variants: { language: Language; text: string }[]
  /** `decorative` says on purpose that there is nothing to describe. */
  media: { mediaId: string; altText: Wording; decorative: boolean }[]
}
