import type { z } from 'zod'
import { type Answer, jsonOf } from '../answer.ts'
import { type Account, type CallOptions, NetworkFailureError } from '../network.ts'
import type { MastodonCall, MastodonClient } from './client.ts'
import { type MastodonErrorRule, mastodonFailure } from './errors.ts'

/** Makes a request that publishes nothing and gives its answer in the shape of `schema`. Throws `NetworkFailureError`. */
export async function readFromMastodon<Shape>(
  client: MastodonClient,
  account: Account,
  act: MastodonCall,
  schema: z.ZodType<Shape>,
  call: CallOptions,
): Promise<Shape> {
  return shapeOf(await client.request(account, act, call), schema, client.clock.now())
}

/** The body of a 2xx in the shape of `schema`; anything else throws `NetworkFailureError`. */
export function shapeOf<Shape>(
  answer: Answer,
  schema: z.ZodType<Shape>,
  now: Date,
  table?: readonly MastodonErrorRule[],
): Shape {
  if (answer.type === 'answer' && answer.status >= 200 && answer.status <= 299) {
    const read = schema.safeParse(jsonOf(answer.body))
    if (read.success) return read.data
  }
  throw new NetworkFailureError(mastodonFailure(answer, now, table))
}
