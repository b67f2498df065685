import { z } from 'zod'
import type { Account, AccountReading, CallOptions } from '../network.ts'
import type { XClient } from './client.ts'
import { readFromX } from './read.ts'

/** How many follow the account (docs.x.com, GET /2/users/me with `public_metrics`). Throws `NetworkFailureError`. */
export async function accountMetricsOnX(
  client: XClient,
  account: Account,
  call: CallOptions,
): Promise<AccountReading[]> {
  const request = { method: 'GET', path: 'users/me', query: { 'user.fields': 'public_metrics' } } as const
  const { data } = await readFromX(client, account, request, counted, call)
  const followers = data.public_metrics?.followers_count
  return followers === undefined ? [] : [{ metric: 'followers_count', value: followers, unique: false }]
}

const counted = z.object({
  data: z.object({
    public_metrics: z.object({ followers_count: z.number().int().nonnegative() }).optional().catch(undefined),
  }),
})
