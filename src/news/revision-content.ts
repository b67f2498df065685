import { DatelineError } from '../core/errors/errors.ts'
import { canonicalJson, sha256 } from '../core/hash.ts'
import { revisionContentSchema } from '../core/news-content.ts'
import type { RevisionContent } from './news-content.view.ts'

/** @throws DatelineError `bad-input` with one detail for each fault. */
export function parseRevisionContent(input: unknown): RevisionContent {
  const parsed = revisionContentSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.') || 'content'}: ${issue.message}`)
  throw new DatelineError('item-invalid', { reason: `${faults[0]}` }, faults)
}

/** What an approval is bound to: SHA-256 over all variants, places, topics, link, project, media and alt texts. */
export function contentHashOf(content: RevisionContent): string {
  return sha256(canonicalJson(content))
}
