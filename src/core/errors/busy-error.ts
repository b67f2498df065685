import { DatelineError } from './errors.ts'

/** Refused for now, before any work was done: the same request may be sent again after `retryAfterSeconds`. */
export class BusyError extends DatelineError {
  readonly retryAfterSeconds: number

  constructor(code: 'too-many-requests' | 'unavailable', message: string, retryAfterSeconds: number) {
    super(code, message)
    this.name = 'BusyError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}
