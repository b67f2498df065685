import { z } from 'zod'
import { readEachPost } from '../each-post.ts'
import {
  type Account,
  type CallOptions,
  type MeasuredPost,
  type MetricReading,
  NetworkFailureError,
} from '../network.ts'
import type { FacebookClient } from './client.ts'
import { readFromFacebook } from './read.ts'

/** Valid one by one on v25 and v26 (2026-09). post_impressions and its kin ended in 2025-11 and 2026-06. */
const postMetrics = [
  'post_media_view',
  'post_total_media_view_unique',
  'post_clicks',
  'post_clicks_by_type',
  'post_reactions_like_total',
  'post_reactions_love_total',
  'post_reactions_wow_total',
  'post_reactions_haha_total',
  'post_reactions_sorry_total',
  'post_reactions_anger_total',
  'post_activity_by_action_type',
  'post_video_views',
] as const

export interface InsightsReader {
  read(account: Account, posts: readonly MeasuredPost[], call: CallOptions): Promise<MetricReading[]>
}

/**
 * All insights of a post in one call; when one metric is refused (#100 fails the whole call), each on its own.
 * A metric refused on its own while another is given has ended: it is left out from then on. Beside them the counts
 * of reactions, comments and shares. A post that Facebook no longer shows gives nothing.
 */
export function createInsightsReader(client: FacebookClient): InsightsReader {
  const ended = new Set<string>()

  async function insightsOf(account: Account, id: string, call: CallOptions): Promise<MetricReading[]> {
    const metrics = postMetrics.filter(metric => !ended.has(metric))
    const together = await optional(() => askInsights(client, account, id, metrics, call))
    if (together) return together
    const each: { metric: string; readings: MetricReading[] | undefined }[] = []
    for (const metric of metrics) {
      each.push({ metric, readings: await optional(() => askInsights(client, account, id, [metric], call)) })
    }
    const someGiven = each.some(({ readings }) => readings !== undefined)
    if (someGiven) for (const { metric, readings } of each) if (!readings) ended.add(metric)
    return each.flatMap(({ readings }) => readings ?? [])
  }

  return {
    read: (account, posts, call) =>
      readEachPost(posts, async ({ externalId }) => {
        const counts = await optional(() => askCounts(client, account, externalId, call))
        return counts ? [...counts, ...(await insightsOf(account, externalId, call))] : []
      }),
  }
}

/** Undefined when Facebook refuses just this (an ended metric, a post that is gone); all else is thrown on. */
async function optional<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError && thrown.failure.type === 'rejected') return undefined
    throw thrown
  }
}

const insights = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      period: z.string().optional(),
      values: z.array(z.object({ value: z.unknown() })),
    }),
  ),
})

async function askInsights(
  client: FacebookClient,
  account: Account,
  id: string,
  metrics: readonly string[],
  call: CallOptions,
): Promise<MetricReading[]> {
  const path = `${encodeURIComponent(id)}/insights`
  const parameters = { metric: metrics.join(','), period: 'lifetime' }
  const answer = await readFromFacebook(client, account, { method: 'GET', path, parameters }, insights, call)
  return answer.data.flatMap(({ name, values }) => readingsOf(id, name, values.at(-1)?.value))
}

/** A number as it is; an object such as clicks by type as one reading for each of its parts. */
function readingsOf(externalId: string, metric: string, value: unknown): MetricReading[] {
  const unique = metric.endsWith('_unique')
  if (typeof value === 'number' && Number.isFinite(value)) return [{ externalId, metric, value, unique }]
  const parts = z.record(z.string(), z.number()).safeParse(value)
  if (!parts.success) return []
  return Object.entries(parts.data).map(([part, count]) => ({
    externalId,
    metric: `${metric}.${part}`,
    value: count,
    unique,
  }))
}

const total = z
  .object({ summary: z.object({ total_count: z.number() }) })
  .optional()
  .catch(undefined)
const counted = z.object({
  reactions: total,
  comments: total,
  shares: z.object({ count: z.number() }).optional().catch(undefined),
})

async function askCounts(
  client: FacebookClient,
  account: Account,
  id: string,
  call: CallOptions,
): Promise<MetricReading[]> {
  const parameters = { fields: 'shares,comments.limit(0).summary(true),reactions.limit(0).summary(true)' }
  const request = { method: 'GET' as const, path: encodeURIComponent(id), parameters }
  const answer = await readFromFacebook(client, account, request, counted, call)
  const counts = {
    reactions: answer.reactions?.summary.total_count,
    comments: answer.comments?.summary.total_count,
    // Facebook leaves shares out while there are none; without any count it is not known.
    shares: answer.shares?.count ?? (answer.reactions ? 0 : undefined),
  }
  return Object.entries(counts).flatMap(([metric, value]) =>
    value === undefined ? [] : [{ externalId: id, metric, value, unique: false }],
  )
}
