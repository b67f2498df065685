import { AsyncLocalStorage } from 'node:async_hooks'

/** The work that a line of the log belongs to. */
export interface LogContext {
  /** A request to the API or to a page; the answer carries it as `x-request-id`. */
  requestId?: string
  queue?: string
  jobId?: string
  /** A recurring task of the upkeep worker. */
  chore?: string
}

const storage = new AsyncLocalStorage<LogContext>()

/** Runs `work`; every line that it logs, however deep and however late, has these fields. */
export function inLogContext<Result>(context: LogContext, work: () => Result): Result {
  return storage.run(context, work)
}

/** The fields of the work that is running; empty outside of any. */
export function logContext(): LogContext {
  return storage.getStore() ?? {}
}
