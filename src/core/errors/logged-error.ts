/**
 * All that a log ever has of an error. PostgreSQL's `detail` and `where`, the parameters of a statement, the request
 * and whatever else libraries hang on their errors may hold names, texts and secrets of people, and are left out.
 */
export interface LoggedError {
  name: string
  /** Without values, see `loggedMessage`. */
  message: string
  /** Of the system, of PostgreSQL (SQLSTATE) or of ours. */
  code?: string
  /** Which table, column and constraint of ours PostgreSQL speaks of. */
  table?: string
  column?: string
  constraint?: string
  /** Files and lines alone. */
  stack?: string
  cause?: LoggedError
  /** Of several that failed together. */
  errors?: LoggedError[]
}

/** What is logged of anything thrown; causes three deep, and ten of those that failed together. */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  const error: Partial<Record<string, unknown>> & object =
    typeof thrown === 'object' && thrown !== null ? { ...thrown, ...ownParts(thrown) } : {}
  const { cause, errors } = error
  return {
    name: textOf(error.name) ?? typeof thrown,
    message: loggedMessage(thrown),
    ...definedTexts({ code: error.code, table: error.table, column: error.column }),
    ...definedTexts({ constraint: error.constraint, stack: framesOf(error.stack) }),
    ...(cause !== undefined && depth < 3 ? { cause: loggedError(cause, depth + 1) } : {}),
    ...(Array.isArray(errors) && depth < 3
      ? { errors: errors.slice(0, 10).map(each => loggedError(each, depth + 1)) }
      : {}),
  }
}

/**
 * The message of anything thrown, for a log. Where PostgreSQL cannot take a value (SQLSTATE class 22), or JSON cannot be
 * read, the message quotes what it was: that is blanked. In any other message quotes hold names of ours.
 */
export function loggedMessage(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return quotesValues(thrown) ? message.replace(/["'].*["']/s, '"…"') : message
}

function quotesValues(thrown: unknown): boolean {
  if (thrown instanceof SyntaxError) return true
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)
}

/** Those that are not enumerable. */
function ownParts(thrown: object): Record<string, unknown> {
  if (!(thrown instanceof Error)) return {}
  const { name, stack, cause } = thrown
  return { name, stack, cause, ...(thrown instanceof AggregateError ? { errors: thrown.errors } : {}) }
}

/** A stack begins with the message, which may have several lines. */
function framesOf(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined
  const frames = stack.split('\n').filter(line => /^\s+at .*(:\d+:\d+\)?|\(<anonymous>\))$/.test(line))
  return frames.length > 0 ? frames.join('\n') : undefined
}

function definedTexts(parts: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => {
      const text = textOf(value)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
