import type { PresetTopic } from './preset-topic.ts'
import { newsTopics } from './topics-of-news.ts'
import { questionTopics } from './topics-of-questions.ts'

/** Earlier topics win where two are equally strong, or where a post has room for few hashtags. */
export const presetTopics: readonly PresetTopic[] = [...newsTopics, ...questionTopics]
