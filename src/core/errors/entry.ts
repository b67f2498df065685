import type { ErrorFamily } from './families.ts'

/** One error: its family, and its text in English with `{parameters}`, which is what a translator edits. */
export interface ErrorEntry {
  readonly family: ErrorFamily
  readonly text: string
}
