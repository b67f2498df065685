import type { ErrorCode, ErrorParams } from './catalogue.ts'
import { DatelineError } from './errors.ts'

/** Refused for now, before any work was done: the same request may be sent again after `retryAfterSeconds`. */
export class BusyError<Code extends ErrorCode = ErrorCode> extends DatelineError<Code> {
  readonly retryAfterSeconds: number

  constructor(code: Code, params: ErrorParams<Code>, retryAfterSeconds: number) {
    super(code, params)
    this.name = 'BusyError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}
