import { z } from 'zod'
import { type Account, type AccountReading, type CallOptions, NetworkFailureError } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { readFromFacebook } from './read.ts'

/** The people a Page reached on the last whole day; it took the place of `page_impressions_unique` on 2025-11-15. */
const reach = 'page_total_media_view_unique'

/**
 * How many follow the Page, and how many people it reached on the last day that Facebook has counted. Reach needs
 * `read_insights`: where it is refused, followers are given alone. Throws `NetworkFailureError`.
 */
export async function pageMetricsOnFacebook(
  client: FacebookClient,
  account: Account,
  call: CallOptions,
): Promise<AccountReading[]> {
  const page = { method: 'GET', path: 'me', parameters: { fields: 'id,followers_count' } } as const
  const { followers_count: followers } = await readFromFacebook(client, account, page, counted, call)
  const reached = await reachOf(client, account, call)
  return [
    ...(followers === undefined ? [] : [{ metric: 'followers_count', value: followers, unique: false }]),
    ...(reached === undefined
      ? []
      : [{ metric: reach, value: reached, unique: true, window: 'day' as const }]),
  ]
}

async function reachOf(client: FacebookClient, account: Account, call: CallOptions) {
  const path = `${encodeURIComponent(account.externalId)}/insights`
  const request = { method: 'GET', path, parameters: { metric: reach, period: 'day' } } as const
  try {
    const answer = await readFromFacebook(client, account, request, insights, call)
    return answer.data.find(({ name }) => name === reach)?.values.at(-1)?.value
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError && thrown.failure.type === 'rejected') return undefined
    throw thrown
  }
}

const counted = z.object({ followers_count: z.number().int().nonnegative().optional().catch(undefined) })
const insights = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.number().optional().catch(undefined) })),
    }),
  ),
})
