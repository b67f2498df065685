import { z } from 'zod'
import type { Network } from '../network.ts'
import { createXClient, type XSettings } from './client.ts'
import { whoseKeys } from './connect.ts'
import { xRules } from './length.ts'
import { uploadOnX } from './media.ts'
import { metricsOnX } from './metrics.ts'
import { publishOnX } from './publish.ts'
import { pathPart, readFromX } from './read.ts'
import { recentPostsOnX } from './timeline.ts'
import { refreshOnX } from './tokens.ts'

/** Reads usually show a new post within seconds; nobody promises it, so reconciling looks again later. */
const usualReadLagMs = 15_000

export interface XNetworkOptions extends XSettings {
  /** Shorter for a simulator whose lag is known, in milliseconds. */
  readLagMs?: number
}

/** X through twitter-api-v2. Refreshing needs `clientId`, OAuth 1.0a accounts `consumerKey` and `consumerSecret`. */
export function createXNetwork(options: XNetworkOptions): Network {
  const client = createXClient(options)
  return {
    name: 'x',
    rules: xRules(options.readLagMs ?? usualReadLagMs),
    clocks: client.clocks,
    uploadMedia: (account, media, call) => uploadOnX(client, account, media, call),
    publishSegment: (account, segment, call) => publishOnX(client, account, segment, call),
    findRecentPosts: (account, since, call) => recentPostsOnX(client, account, since, call),
    readMetrics: (account, posts, call) => metricsOnX(client, account, posts, call),
    deletePost: async (account, externalId, call) => {
      const request = { method: 'DELETE', path: `tweets/${pathPart(externalId)}` } as const
      await readFromX(client, account, request, deleted, call)
    },
    identify: (account, call) => whoseKeys(options, account.credentials, call),
    refreshAccess: (credentials, call) => refreshOnX(client, options.clientId ?? '', credentials, call),
  }
}

const deleted = z.object({ data: z.object({ deleted: z.literal(true) }) })
