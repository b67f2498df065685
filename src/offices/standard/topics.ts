import type { StandardTopic } from './standard-topic.ts'
import { newsTopics } from './topics-of-news.ts'
import { questionTopics } from './topics-of-questions.ts'

/** Earlier topics win where two are equally strong, or where a post has room for few hashtags. */
export const standardTopics: readonly StandardTopic[] = [...newsTopics, ...questionTopics]
