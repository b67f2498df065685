import { z } from 'zod'
import type { Operation } from './operation.ts'

/** Whether an answer has an `ETag`, and is left out (304) for callers that have it: all that is read, but for files. */
export function isTagged({ method, answers, open }: Operation): boolean {
  return method === 'GET' && open !== 'to-probes' && answers[200] instanceof z.ZodType
}
