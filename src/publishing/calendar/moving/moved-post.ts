import type { PlannedTime } from '../times/plan.ts'
import type { LockedPost } from './locked-posts.ts'

/** A post with the time it gets. */
export interface MovedPost {
  post: LockedPost
  planned: PlannedTime
}
