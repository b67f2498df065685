import type { Language, Wording } from '../core/languages/language.ts'

export type NewsItemState = 'draft' | 'in_review' | 'approved'

/** Everything readers would see, and so everything an approval covers. */
export interface RevisionContent {
  places: string[]
  topics: string[]
  link?: string
  projectId?: string
  variants: Variant[]
  /** `decorative` says on purpose that there is nothing to describe. */
  media: ItemMedia[]
}

export interface Variant {
  language: Language
  text: string
  /** Other words for single channels, by channel id: each replaces `text` there. */
  wordings?: Record<string, string>
}

/** The words of a variant for one channel. */
export function textFor({ text, wordings }: Variant, channelId: string): string {
  return wordings?.[channelId] ?? text
}

export interface ItemMedia {
  mediaId: string
  altText: Wording
  decorative: boolean
  /** The point of an image that must be seen, in shares of its width and height from its upper left corner: 0 to 1. */
  focus?: { x: number; y: number }
  /** By network: `whole`, or a shape such as `4:5` to which the image is cropped there. */
  crops?: Record<string, string>
}
