import { z } from 'zod'
import type { Account, AccountReading, CallOptions } from '../network.ts'
import type { MastodonClient } from './client.ts'
import { readFromMastodon } from './read.ts'

/** How many follow the account, as its server counts them. Throws `NetworkFailureError`. */
export async function accountMetricsOnMastodon(
  client: MastodonClient,
  account: Account,
  call: CallOptions,
): Promise<AccountReading[]> {
  const { followers_count: followers } = await readFromMastodon(
    client,
    account,
    api => api.v1.accounts.verifyCredentials(),
    counted,
    call,
  )
  return followers === undefined ? [] : [{ metric: 'followers_count', value: followers, unique: false }]
}

const counted = z.object({ followers_count: z.number().int().nonnegative().optional().catch(undefined) })
