import type { Db } from '../../database/connect.ts'
import type { ChannelSummary } from '../channel.view.ts'

/** What a change of a channel means for the posts that are scheduled on it. Nothing of them is changed by it. */
export interface SettingsEffects {
  /** How many posts of the channel have still to go out. */
  scheduledPosts: number
  /** What the change does to them, one sentence each. */
  notes: string[]
  /** The first of those that break a rule which they did not break before, by due time. */
  conflicts: PostInConflict[]
  /** How many more there are. */
  moreConflicts: number
}

export interface PostInConflict {
  postId: string
  newsItemId: string
  /** UTC. */
  dueAt: Date
  /** The office's wall clock then. */
  local: string
  /** One sentence for each rule. */
  messages: string[]
}

/** A channel as it is, and as it would be. */
export interface ChannelBeforeAfter {
  before: ChannelSummary
  after: ChannelSummary
}

/** Reads the posts concerned in the transaction that makes the change; posts are a later room's. */
export type EffectsOf = (trx: Db, change: ChannelBeforeAfter) => Promise<SettingsEffects>

/** What a change of settings came to. */
export interface SettingsChange {
  channel: ChannelSummary
  /** The settings whose value is another one, such as `name` or `style.numbering`. */
  changed: string[]
  effects: SettingsEffects
}
