import { z } from 'zod'
import { type Account, type AccountAccess, type CallOptions, NetworkFailureError } from '../network.ts'
import type { MastodonClient } from './client.ts'
import { readFromMastodon } from './read.ts'
import { localId } from './server-of.ts'

/**
 * Whether the token is still the account's. Reading the account's statuses would not tell: a server shows public ones
 * to anyone, also with a token that it has forgotten. Tokens do not end by time. Throws `NetworkFailureError`.
 */
export async function accessOnMastodon(
  client: MastodonClient,
  account: Account,
  call: CallOptions,
): Promise<AccountAccess> {
  const { id } = await readFromMastodon(
    client,
    account,
    api => api.v1.accounts.verifyCredentials(),
    person,
    call,
  )
  if (id === localId(account.externalId)) return {}
  throw new NetworkFailureError({
    type: 'channel-blocked',
    remedy: 'reconnect',
    code: 'other account',
    reason: 'This access belongs to another account of the Mastodon server. Connect the channel again.',
  })
}

const person = z.object({ id: z.string() })
