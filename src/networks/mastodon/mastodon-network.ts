import { z } from 'zod'
import type { Network } from '../network.ts'
import { accessOnMastodon } from './access.ts'
import { accountMetricsOnMastodon } from './account-metrics.ts'
import { accountOf } from './account-of.ts'
import { createMastodonClient, type MastodonSettings } from './client.ts'
import { editOnMastodon } from './edit.ts'
import { uploadOnMastodon } from './media.ts'
import { metricsOnMastodon } from './metrics.ts'
import { recentPostsOnMastodon } from './own-statuses.ts'
import { profile } from './profile.ts'
import { publishOnMastodon } from './publish.ts'
import { readFromMastodon } from './read.ts'

/** Mastodon through masto. Its tokens do not end by time, so there is nothing to refresh. */
export function createMastodonNetwork(options: MastodonSettings): Network {
  const client = createMastodonClient(options)
  return {
    profile,
    clocks: client.clocks,
    uploadMedia: (account, media, call) => uploadOnMastodon(client, account, media, call),
    publishSegment: (account, segment, call) => publishOnMastodon(client, account, segment, call),
    findRecentPosts: (account, since, call) => recentPostsOnMastodon(client, account, since, call),
    readMetrics: (account, posts, call) => metricsOnMastodon(client, account, posts, call),
    readAccountMetrics: (account, call) => accountMetricsOnMastodon(client, account, call),
    editPost: (account, externalId, edit, call) => editOnMastodon(client, account, externalId, edit, call),
    deletePost: async (account, externalId, call) => {
      const id = encodeURIComponent(externalId)
      await readFromMastodon(client, account, api => api.v1.statuses.$select(id).remove(), deleted, call)
    },
    identify: (account, call) => accountOf(client, account, call),
    readAccess: (account, call) => accessOnMastodon(client, account, call),
  }
}

const deleted = z.object({ id: z.string() })
