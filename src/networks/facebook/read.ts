import type { z } from 'zod'
import type { Answer } from '../answer.ts'
import { jsonOf } from '../answer.ts'
import { type Account, type CallOptions, NetworkFailureError } from '../network.ts'
import type { FacebookClient, FacebookRequest } from './client.ts'
import { facebookReadFailure, readFacebookProblem } from './errors.ts'

/** Makes a request that publishes nothing and gives its answer in the shape of `schema`. Throws `NetworkFailureError`. */
export async function readFromFacebook<Shape>(
  client: FacebookClient,
  account: Account,
  request: FacebookRequest,
  schema: z.ZodType<Shape>,
  call: CallOptions,
): Promise<Shape> {
  const answer = await client.request(account.credentials.accessToken, request, call)
  return shapeOf(answer, schema, client.clock.now())
}

/** The body of a 2xx in the shape of `schema`; an error in it, or anything else, throws `NetworkFailureError`. */
function shapeOf<Shape>(answer: Answer, schema: z.ZodType<Shape>, now: Date): Shape {
  if (answer.type === 'answer' && answer.status >= 200 && answer.status <= 299) {
    const read = schema.safeParse(jsonOf(answer.body))
    if (read.success && !readFacebookProblem(answer.body)) return read.data
  }
  throw new NetworkFailureError(facebookReadFailure(answer, now))
}
