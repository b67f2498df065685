import type { Language } from '../../../core/languages/language.ts'

export interface PresetTopic {
  id: string
  labels: Record<Language, string>
  /** Whole words or phrases, comma-separated; `*` at an end stands for any letters ("traffick*"). */
  keywords: Record<Language, string>
  hashtags: Record<Language, string>
}
