import type { Operation, Refusal } from './operation.ts'

/** The types and codes that an operation may answer with: its own, and those of every operation of its kind. */
export function errorsOf(operation: Operation): Refusal[] {
  const { open, idempotent, errors } = operation
  const isPublic = open === 'to-all' || open === 'to-probes'
  return [
    ...new Set<Refusal>([
      ...(takesInput(operation) ? (['bad-input', 'too-large'] as const) : []),
      ...(isPublic ? [] : (['not-signed-in'] as const)),
      ...(isPublic || open === 'enrolling' ? [] : (['second-factor-required'] as const)),
      // A session changes something from our own pages alone, and so does what is open to all.
      ...(isPublic && isReading(operation) ? [] : (['not-allowed'] as const)),
      ...(idempotent ? (['conflict'] as const) : []),
      ...(open === 'to-probes' ? [] : (['wrong-host', 'too-many-requests'] as const)),
      'unavailable',
      ...errors,
    ]),
  ]
}

function takesInput(operation: Operation): boolean {
  return Boolean(operation.params ?? operation.query) || !isReading(operation)
}

function isReading({ method }: Operation): boolean {
  return method === 'GET' || method === 'HEAD'
}
