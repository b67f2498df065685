import { z } from 'zod'
import type { Account, CallOptions, MeasuredPost, MetricReading } from '../network.ts'
import type { XClient } from './client.ts'
import { readPostFieldsFromX } from './read.ts'

const dayMs = 24 * 60 * 60_000
/** Private metrics end at 30 days; an hour is left for clocks and the way. */
const privateUntilMs = 30 * dayMs - 60 * 60_000
/** GET /2/tweets takes at most 100 ids. */
const batchSize = 100

const privateFields = 'public_metrics,non_public_metrics,organic_metrics'

/**
 * Public metrics of every post; private ones only of posts up to 30 days old, asked for apart, because one
 * older post turns them into errors (docs.x.com, metrics). Posts that X no longer has are simply not in the answer.
 */
export async function metricsOnX(
  client: XClient,
  account: Account,
  posts: readonly MeasuredPost[],
  call: CallOptions,
): Promise<MetricReading[]> {
  // Ages are counted by X's clock.
  const now = client.clock.now().getTime() + (client.clocks.aheadMs(account) ?? 0)
  const young = posts.filter(post => now - post.publishedAt.getTime() <= privateUntilMs)
  const old = posts.filter(post => now - post.publishedAt.getTime() > privateUntilMs)
  const readings: MetricReading[] = []
  for (const [group, fields] of [
    [young, privateFields],
    [old, 'public_metrics'],
  ] as const) {
    for (let from = 0; from < group.length; from += batchSize) {
      const ids = group.slice(from, from + batchSize).map(post => post.externalId)
      const request = { path: 'tweets', query: { ids: ids.join(',') }, fields }
      const answer = await readPostFieldsFromX(client, account, request, measured, call)
      readings.push(...answer.data.flatMap(readingsOf))
    }
  }
  return readings
}

const counts = z.record(z.string(), z.unknown()).optional().catch(undefined)
const measured = z
  .object({
    data: z
      .array(
        z.object({
          id: z.string(),
          public_metrics: counts,
          non_public_metrics: counts,
          organic_metrics: counts,
        }),
      )
      .optional(),
    // A post that is gone is an error of its own.
    errors: z
      .array(z.object({ resource_id: z.string() }))
      .optional()
      .catch(undefined),
  })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined)
  .transform(({ data = [] }) => ({ data }))

/** Public counts go by X's own name; private ones carry their group, since `impression_count` is in all three. */
function readingsOf(post: z.infer<typeof measured>['data'][number]): MetricReading[] {
  const groups = [
    ['', post.public_metrics, {}],
    ['non_public_metrics.', post.non_public_metrics, {}],
    ['organic_metrics.', post.organic_metrics, { paid: 'organic' }],
  ] as const
  return groups.flatMap(([prefix, group, paid]) =>
    Object.entries(group ?? {}).flatMap(([name, value]) =>
      typeof value === 'number' && Number.isFinite(value)
        ? [{ externalId: post.id, metric: prefix + steadyName(name), value, unique: false, ...paid }]
        : [],
    ),
  )
}

/** The OpenAPI document of 2026-08-07 calls reposts `repost_count`; a series must not break over that. */
function steadyName(name: string): string {
  return name === 'repost_count' ? 'retweet_count' : name
}
