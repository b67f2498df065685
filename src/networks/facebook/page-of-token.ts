import { z } from 'zod'
import type { Account, CallOptions, NetworkIdentity } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { readFromFacebook } from './read.ts'

/** The Page a token speaks for: Facebook answers a Page's token with the Page as `me`. Throws `NetworkFailureError`. */
export async function pageOfToken(
  client: FacebookClient,
  account: Account,
  call: CallOptions,
): Promise<NetworkIdentity> {
  const request = { method: 'GET', path: 'me', parameters: { fields: 'id,name' } } as const
  const { id: externalId, name } = await readFromFacebook(client, account, request, page, call)
  return { externalId, name }
}

const page = z.object({ id: z.string().regex(/^\d{1,20}$/), name: z.string() })
