import type { ScheduledPost } from '../scheduled-post.ts'
import type { Problem } from './intended-time.ts'

/** What an approval made of the intended posts of its item. */
export interface IntendedOutcome {
  /** What was scheduled. */
  posts: ScheduledPost[]
  /** What a person must give a time. */
  needsTime: NeedsTime[]
}

export interface NeedsTime extends Problem {
  intendedPostId: string
  channelId: string
  handle: string
  /** As it was chosen. */
  at: string | null
}
