import { type NetworkFailure, NetworkFailureError } from './network.ts'

/**
 * What came back from one HTTP request, before anybody judges it. `body` is the raw text: it may be empty,
 * cut or not JSON at all. Header names are in lower case.
 */
export type Answer =
  | { type: 'answer'; status: number; headers: Headers; body: string }
  | { type: 'no-answer'; sent: 'no' | 'perhaps'; cause: string }

export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** The body as JSON, or undefined where it is none: empty, cut, HTML. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A header as text; the first one where it came several times. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** By how much the server's clock went before ours when it answered, in milliseconds; 0 where it does not say. */
export function aheadWhenAnswered(headers: Headers, now: Date): number {
  const written = Date.parse(headerOf(headers, 'date') ?? '')
  return Number.isFinite(written) ? written - now.getTime() : 0
}

/** A failure of a publishing request: where it is in doubt, its sentence says what happens next. */
export function unsettled(failure: NetworkFailure): NetworkFailure {
  if (failure.type !== 'unknown') return failure
  return { ...failure, reason: `${failure.reason} We look whether the post is there.` }
}

/** A failed upload: one in doubt has published nothing, so it may simply be made again. */
export function nothingShown(failure: NetworkFailure, reason: string): NetworkFailure {
  if (failure.type !== 'unknown' && failure.type !== 'duplicate') return failure
  return { type: 'not-sent', code: failure.code, reason }
}

/** A list of posts whose end was not reached: what it does not show may be there all the same. */
export function notReadToTheEnd(network: string): NetworkFailureError {
  return new NetworkFailureError({
    type: 'unknown',
    code: 'list without an end',
    reason: `${network} did not show the account's posts back to the moment asked for.`,
  })
}

/** A list with an entry that does not even say which post it is. */
export function notUnderstood(network: string): NetworkFailureError {
  return new NetworkFailureError({
    type: 'unknown',
    code: 'entry without an id',
    reason: `${network} showed the account's posts in a form that is not known.`,
  })
}
