import { z } from 'zod'
import { readEachPost } from '../each-post.ts'
import {
  type Account,
  type CallOptions,
  type MeasuredPost,
  type MetricReading,
  NetworkFailureError,
} from '../network.ts'
import type { MastodonClient } from './client.ts'
import { readFromMastodon } from './read.ts'

/** What speaks Mastodon's API may count less than Mastodon. */
const count = z.number().int().nonnegative().optional().catch(undefined)
const counted = z.object({ favourites_count: count, reblogs_count: count, replies_count: count })

/**
 * What Mastodon counts of a post: favourites, boosts, replies. It counts no views, by design. Posts that are gone are
 * simply not in the answer.
 */
export async function metricsOnMastodon(
  client: MastodonClient,
  account: Account,
  posts: readonly MeasuredPost[],
  call: CallOptions,
): Promise<MetricReading[]> {
  return await readEachPost(posts, async ({ externalId }) => {
    const counts = await countsOf(client, account, externalId, call)
    return Object.entries(counts ?? {}).flatMap(([metric, value]) =>
      value === undefined ? [] : [{ externalId, metric, value, unique: false }],
    )
  })
}

async function countsOf(client: MastodonClient, account: Account, externalId: string, call: CallOptions) {
  const id = encodeURIComponent(externalId)
  try {
    return await readFromMastodon(client, account, api => api.v1.statuses.$select(id).fetch(), counted, call)
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError && thrown.failure.type === 'rejected') return undefined
    throw thrown
  }
}
