import { z } from 'zod'
import type { Account, CallOptions, NetworkIdentity } from '../network.ts'
import type { MastodonClient } from './client.ts'
import { readFromMastodon } from './read.ts'
import { serverOf } from './server-of.ts'

/** Whose access token this is, as the server in `account.externalId` says. Throws `NetworkFailureError`. */
export async function accountOf(
  client: MastodonClient,
  account: Account,
  call: CallOptions,
): Promise<NetworkIdentity & { handle: string }> {
  const server = serverOf(account.externalId)
  const found = await readFromMastodon(
    client,
    account,
    api => api.v1.accounts.verifyCredentials(),
    person,
    call,
  )
  return {
    externalId: `${found.id}@${server}`,
    handle: `${found.username}@${server}`,
    name: found.display_name.trim().slice(0, 200) || found.username,
  }
}

// The server may be anyone's: what it says of itself is held to lengths that a real one keeps.
const person = z.object({
  id: z.string().regex(/^\d{1,19}$/),
  username: z.string().regex(/^\w{1,100}$/),
  display_name: z.string().default(''),
})
