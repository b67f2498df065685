import { filePatterns } from './note/files.ts'
import { layoutPatterns } from './note/layout.ts'
import { postPatterns } from './note/posts.ts'
import { reviewPatterns } from './note/review.ts'
import { settingPatterns } from './note/settings.ts'

/**
 * What the server says in English of a post or a setting while a person is at it: warnings of previews, what a change of
 * settings does. By the key of their words, `note.says.KEY`.
 */
export const notePatterns = {
  ...layoutPatterns,
  ...filePatterns,
  ...postPatterns,
  ...reviewPatterns,
  ...settingPatterns,
} as const
