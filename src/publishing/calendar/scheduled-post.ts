import type { Language } from '../../core/languages/language.ts'
import type { Assessment, TimedPost } from '../composing/assess-posts.ts'
import type { PlannedTime } from './times/plan.ts'

/** A post that was given its time, as people see it. */
export interface ScheduledPost extends Assessment {
  id: string
  channelId: string
  language: Language
  planned: PlannedTime
}

export type AssessedPost = TimedPost & Assessment & { id: string }

export function asScheduled(post: AssessedPost): ScheduledPost {
  const { id, channel, language, planned, refusals, warnings, cost } = post
  return { id, channelId: channel.id, language, planned, refusals, warnings, cost }
}
