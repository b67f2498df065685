import { feedPatterns } from './refusals/feeds.ts'
import { fieldPatterns } from './refusals/fields.ts'
import { itemPatterns } from './refusals/items.ts'
import { mediaPatterns } from './refusals/media.ts'
import { postPatterns } from './refusals/posts.ts'
import { valuePatterns } from './refusals/values.ts'

/**
 * Why the server refused something, in the English of its `params.reason`, by the key of its words, `refusal.says.KEY`.
 * tests/web/refusals.test.ts holds each to be in a source.
 */
export const refusalPatterns = {
  ...valuePatterns,
  ...feedPatterns,
  ...mediaPatterns,
  ...itemPatterns,
  ...postPatterns,
  ...fieldPatterns,
} as const
