import type { Language } from '../../core/language.ts'
import { newsTopics } from './topics-of-news.ts'
import { questionTopics } from './topics-of-questions.ts'

export interface StandardTopic {
  id: string
  labels: Partial<Record<Language, string>>
  /** Whole words or phrases, comma-separated; `*` at an end stands for any letters ("traffick*"). */
  keywords: Partial<Record<Language, string>>
  hashtags: Partial<Record<Language, string>>
}

/** Earlier topics win where two are equally strong, or where a post has room for few hashtags. */
export const standardTopics: readonly StandardTopic[] = [...newsTopics, ...questionTopics]
