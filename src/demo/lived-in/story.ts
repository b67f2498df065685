import type { Language } from '../../core/languages/language.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { PersonKey } from './cast.ts'
import type { ImageName } from './images/images.ts'

export type OfficeId = 'lahore' | 'dhaka' | 'istanbul'
type Texts = Partial<Record<Language, string>>

/** A news item of the demo and what becomes of it. */
export interface Story {
  /** Names it among the others. */
  key: string
  office: OfficeId
  by: PersonKey
  places: string[]
  topics: string[]
  texts: Texts
  /** Other words for one network's channel. */
  wording?: { network: NetworkName; language: Language; text: string }
  images?: StoryImage[]
  link?: string
  project?: string
  /** Only on these networks. */
  networks?: NetworkName[]
  becomes: Outcome
}

export interface StoryImage {
  name: ImageName
  altText: Texts
}

/** Days count from today; those before it are below zero. */
export type Outcome =
  /** Approved on that day, in the next free slots from there on; those of a day to come are still scheduled. */
  | { state: 'posted'; day: number }
  /** Approved on that day, in the free slots from day `from` on. */
  | { state: 'scheduled'; day: number; from: number }
  | { state: 'approved'; day: number }
  | { state: 'in-review'; day: number }
  | { state: 'returned'; day: number; by: PersonKey; reason: string }
  | { state: 'draft'; day: number }
  | { state: 'archived'; day: number }
