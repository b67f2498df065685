import type { DatelineError } from '../../../core/errors/errors.ts'

/** What came of a check of a feed. */
export type CheckOutcome =
  | {
      type: 'read'
      /** Ids of the new drafts. */
      drafts: string[]
      /** Entries that wait for a later check. */
      left: number
    }
  | { type: 'unchanged' }
  | { type: 'failed'; error: DatelineError }
  | /** It was edited or removed meanwhile, or another process took it over: nothing is saved. */ {
      type: 'overtaken'
    }
