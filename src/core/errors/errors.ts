/** What went wrong, in the field's words; each has its HTTP status and exit code in docs/errors.md. */
export type ErrorCode =
  | 'bad-input'
  | 'weak-password'
  | 'not-a-time'
  | 'wrong-offset'
  | 'skipped-time'
  | 'repeated-time'
  | 'time-is-past'
  | 'time-is-not-past'
  | 'time-too-far'
  | 'thread-too-long'
  | 'not-signed-in'
  | 'second-factor-needed'
  | 'wrong-code'
  | 'not-allowed'
  | 'second-factor-required'
  | 'wrong-host'
  | 'not-found'
  | 'conflict'
  | 'not-on-account'
  | 'passkeys-unavailable'
  | 'account-mismatch'
  | 'not-approved'
  | 'no-slots'
  | 'no-free-slot'
  | 'scheduled-again'
  | 'period-open'
  | 'text-too-long'
  | 'too-large'
  | 'quota-exceeded'
  | 'too-costly'
  | 'too-many-requests'
  | 'unavailable'

/** What programs act on, such as the choices to offer: each becomes a member of the problem document. No secrets. */
export type ErrorData = Readonly<Record<string, unknown>>

/**
 * Something a person can put right. The message is one sentence that names the place, the value and
 * what is allowed; it is shown as it is, so it never holds a secret.
 */
export class DatelineError extends Error {
  readonly code: ErrorCode
  /** One entry for each fault, where there are several. */
  readonly faults: readonly string[]
  readonly data: ErrorData

  /** @param data facts for programs; a list is the faults, where there are several. */
  constructor(code: ErrorCode, message: string, data: ErrorData | readonly string[] = {}) {
    super(message)
    this.name = 'DatelineError'
    this.code = code
    this.faults = isList(data) ? data : []
    this.data = isList(data) ? {} : data
  }
}

function isList(data: ErrorData | readonly string[]): data is readonly string[] {
  return Array.isArray(data)
}

/** The text of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
