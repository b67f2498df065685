import type { Language } from '../../core/language.ts'

export interface StandardTopic {
  id: string
  labels: Partial<Record<Language, string>>
  /** Whole words or phrases, comma-separated; `*` at an end stands for any letters ("traffick*"). */
  keywords: Partial<Record<Language, string>>
  hashtags: Partial<Record<Language, string>>
}
