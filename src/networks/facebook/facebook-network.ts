import { z } from 'zod'
import type { Network, NetworkRules } from '../network.ts'
import { createFacebookClient, type FacebookSettings } from './client.ts'
import { editOnFacebook } from './edit.ts'
import { createInsightsReader } from './insights.ts'
import { uploadOnFacebook } from './photos.ts'
import { publishOnFacebook } from './publish.ts'
import { recentPostsOnFacebook } from './published-posts.ts'
import { readFromFacebook } from './read.ts'

/** Straight after a create a post can still "not exist" for readers; reconciling looks again later. */
const usualReadLagMs = 10_000

export interface FacebookNetworkOptions extends FacebookSettings {
  /** Shorter for a simulator whose lag is known, in milliseconds. */
  readLagMs?: number
}

/** Facebook Pages through axios. Page tokens do not end by time, so there is nothing to refresh. */
export function createFacebookNetwork(options: FacebookNetworkOptions): Network {
  const client = createFacebookClient(options)
  const insights = createInsightsReader(client)
  return {
    name: 'facebook',
    rules: facebookRules(options.readLagMs ?? usualReadLagMs),
    uploadMedia: (account, media, call) => uploadOnFacebook(client, account, media, call),
    publishSegment: (account, segment, call) => publishOnFacebook(client, account, segment, call),
    findRecentPosts: (account, since, call) => recentPostsOnFacebook(client, account, since, call),
    readMetrics: (account, posts, call) => insights.read(account, posts, call),
    editPost: (account, externalId, edit, call) => editOnFacebook(client, account, externalId, edit, call),
    deletePost: async (account, externalId, call) => {
      const path = encodeURIComponent(externalId)
      await readFromFacebook(client, account, { method: 'DELETE', path, parameters: {} }, deleted, call)
    },
  }
}

const deleted = z.object({ success: z.literal(true) })

/** What Facebook takes on a Page's feed. Photos above 4 MB are refused with subcode 1366046. */
function facebookRules(readLagMs: number): NetworkRules {
  return {
    maxLength: 63_206,
    lengthOf: text => text.normalize('NFC').length,
    threads: false,
    maxImages: 10,
    maxAltTextLength: 1000,
    maxImageBytes: 4 * 1024 * 1024,
    readLagMs,
    comparable: text => text.normalize('NFC').replace(/\s+/gu, ' ').trim(),
  }
}
