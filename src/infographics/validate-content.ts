import { DatelineError } from '../core/errors/errors.ts'
import { contentSchema, type InfographicContent } from './content.ts'
import { contradictions } from './contradictions.ts'

/**
 * Reads what an infographic is to show.
 * @throws DatelineError `bad-input` with one sentence for each fault; a missing source, period or
 * funding block is a fault, because pictures are copied without their page.
 */
export function validateContent(content: unknown): InfographicContent {
  const read = contentSchema.safeParse(content)
  const faults = read.success
    ? contradictions(read.data)
    : read.error.issues.map(issue => sentence(issue.path, issue.message))
  if (read.success && faults.length === 0) return read.data
  throw new DatelineError('infographic-invalid', { faults: faults.join('; ') }, faults)
}

function sentence(path: readonly PropertyKey[], message: string): string {
  const place = path.map(String).join('.')
  return place === '' || message.includes(place) ? message : `${message} (at ${place})`
}
