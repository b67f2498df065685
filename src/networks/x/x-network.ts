import { z } from 'zod'
import type { Network } from '../network.ts'
import { accountMetricsOnX } from './account-metrics.ts'
import { createXClient, type XSettings } from './client.ts'
import { uploadOnX } from './media.ts'
import { metricsOnX } from './metrics.ts'
import { profile } from './profile.ts'
import { publishOnX } from './publish.ts'
import { pathPart, readFromX } from './read.ts'
import { whoseKeys } from './sign-in.ts'
import { recentPostsOnX } from './timeline.ts'
import { refreshOnX } from './tokens.ts'

/** X through twitter-api-v2. Refreshing needs `clientId`, OAuth 1.0a accounts `consumerKey` and `consumerSecret`. */
export function createXNetwork(options: XSettings): Network {
  const client = createXClient(options)
  return {
    profile,
    clocks: client.clocks,
    uploadMedia: (account, media, call) => uploadOnX(client, account, media, call),
    publishSegment: (account, segment, call) => publishOnX(client, account, segment, call),
    findRecentPosts: (account, since, call) => recentPostsOnX(client, account, since, call),
    readMetrics: (account, posts, call) => metricsOnX(client, account, posts, call),
    readAccountMetrics: (account, call) => accountMetricsOnX(client, account, call),
    deletePost: async (account, externalId, call) => {
      const request = { method: 'DELETE', path: `tweets/${pathPart(externalId)}` } as const
      await readFromX(client, account, request, deleted, call)
    },
    identify: (account, call) => whoseKeys(options, account.credentials, call),
    refreshAccess: (credentials, call) => refreshOnX(client, options.clientId ?? '', credentials, call),
  }
}

const deleted = z.object({ data: z.object({ deleted: z.literal(true) }) })
