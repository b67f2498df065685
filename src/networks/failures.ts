import { type NetworkFailure, NetworkFailureError } from './network.ts'

/** A failure of a publishing request: where it is in doubt, its sentence says what happens next. */
export function unsettled(failure: NetworkFailure): NetworkFailure {
  if (failure.type !== 'unknown') return failure
  return { ...failure, reason: `${failure.reason} We look whether the post is there.` }
}

/** A failed upload: one in doubt has published nothing, so it may simply be made again. */
export function uploadFailure(failure: NetworkFailure, reason: string): NetworkFailure {
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
