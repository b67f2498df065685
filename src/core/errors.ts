/** What went wrong, in the field's words; each has its HTTP status and exit code in docs/errors.md. */
export type ErrorCode =
  | 'bad-input'
  | 'weak-password'
  | 'not-signed-in'
  | 'not-allowed'
  | 'wrong-host'
  | 'not-found'
  | 'conflict'
  | 'account-mismatch'
  | 'not-approved'
  | 'too-large'
  | 'too-many-requests'
  | 'unavailable'

/**
 * Something a person can put right. The message is one sentence that names the place, the value and
 * what is allowed; it is shown as it is, so it never holds a secret.
 */
export class DatelineError extends Error {
  readonly code: ErrorCode
  /** One entry for each fault, where there are several. */
  readonly details: readonly string[]

  constructor(code: ErrorCode, message: string, details: readonly string[] = []) {
    super(message)
    this.name = 'DatelineError'
    this.code = code
    this.details = details
  }
}

/** The text of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
