import { type ErrorCode, type ErrorParams, errorCatalogue, renderText } from './catalogue.ts'
import type { ErrorFamily } from './families.ts'

/** What programs act on, such as the choices to offer: each becomes a member of the problem document. No secrets. */
export type ErrorData = Readonly<Record<string, unknown>>

/**
 * Something a person can put right. The catalogue has its text: one sentence or two that name the place, the value and
 * what is allowed. It is shown as it is, so no parameter ever holds a secret.
 */
export class DatelineError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly params: Readonly<Record<string, string | number>>
  /** One entry for each fault, where there are several. */
  readonly faults: readonly string[]
  readonly data: ErrorData

  /** @param data facts for programs; a list is the faults, where there are several. */
  constructor(code: Code, params: ErrorParams<Code>, data: ErrorData | readonly string[] = {}) {
    super(renderText(errorCatalogue[code].text, params))
    this.name = 'DatelineError'
    this.code = code
    this.params = params
    this.faults = isList(data) ? data : []
    this.data = isList(data) ? {} : data
  }

  /** The same error again from its parts, for a code that is known at run time only: it crossed a thread, or was chosen. */
  static from(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>>,
    data?: ErrorData | readonly string[],
  ): DatelineError {
    return new DatelineError(code, params as ErrorParams<ErrorCode>, data)
  }

  /** What the error means for a program: its status, and the `type` of a problem document. */
  get family(): ErrorFamily {
    return errorCatalogue[this.code].family
  }
}

function isList(data: ErrorData | readonly string[]): data is readonly string[] {
  return Array.isArray(data)
}

/** The text of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
