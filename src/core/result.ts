/** What a caller must decide on comes back as data; see docs/decisions/0007-errors-are-data.md. */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; failure: Failure }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function failed<Failure>(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure }
}

/** Ends an exhaustive switch: a new kind that is not handled stops the type check. */
export function exhaustive(kind: never): never {
  throw new Error(`Nothing handles ${JSON.stringify(kind)}`)
}
