import type { z } from 'zod'
import type { Answer } from '../answer.ts'
import { jsonOf } from '../answer.ts'
import { type Account, type CallOptions, NetworkFailureError } from '../network.ts'
import type { XClient, XRequest } from './client.ts'
import { xFailure } from './errors.ts'

/** Makes a request for an account and gives its answer in the shape of `schema`. Throws `NetworkFailureError`. */
export async function readFromX<Shape>(
  client: XClient,
  account: Account,
  request: XRequest,
  schema: z.ZodType<Shape>,
  call: CallOptions,
): Promise<Shape> {
  const answer = await client.request({ type: 'account', credentials: account.credentials }, request, call)
  return shapeOf(answer, schema, client.clock.now())
}

/** The body of a 2xx in the shape of `schema`; anything else throws `NetworkFailureError`. */
export function shapeOf<Shape>(answer: Answer, schema: z.ZodType<Shape>, now: Date): Shape {
  if (answer.type === 'answer' && answer.status >= 200 && answer.status <= 299) {
    const read = schema.safeParse(jsonOf(answer.body))
    if (read.success) return read.data
  }
  throw new NetworkFailureError(xFailure(answer, now))
}

/** An id as part of a path. X's ids are up to 19 digits; anything else is kept from naming another path. */
export function pathPart(id: string): string {
  return encodeURIComponent(id)
}
