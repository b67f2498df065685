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

/** What each client has found its X to call the fields of a post. */
const fieldsName = new WeakMap<XClient, 'tweet.fields' | 'post.fields'>()

/**
 * A GET that asks for fields of posts. X's OpenAPI document renamed `tweet.fields` to `post.fields` on 2026-08-07,
 * its guides did not: when one name is refused with a 400, the other one is tried, and kept when it works.
 */
export async function readPostFieldsFromX<Shape>(
  client: XClient,
  account: Account,
  request: { path: string; query: Record<string, string>; fields: string },
  schema: z.ZodType<Shape>,
  call: CallOptions,
): Promise<Shape> {
  const ask = (name: 'tweet.fields' | 'post.fields') => {
    const query = { ...request.query, [name]: request.fields }
    return readFromX(client, account, { method: 'GET', path: request.path, query }, schema, call)
  }
  const name = fieldsName.get(client) ?? 'tweet.fields'
  try {
    return await ask(name)
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError)) throw thrown
    if (thrown.failure.type !== 'rejected' || !thrown.failure.code.startsWith('400')) throw thrown
    const other = name === 'tweet.fields' ? 'post.fields' : 'tweet.fields'
    const read = await ask(other)
    fieldsName.set(client, other)
    return read
  }
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
