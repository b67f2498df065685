import { z } from 'zod'
import type { Account, CallOptions, Network } from '../network.ts'
import { accessOnFacebook, assertReadingCommentsOnFacebook, assertReadingOnFacebook } from './access.ts'
import { createFacebookClient, type FacebookSettings } from './client.ts'
import { commentOnFacebook, commentsOnFacebook } from './comments.ts'
import { editOnFacebook } from './edit.ts'
import { createInsightsReader } from './insights.ts'
import { pageMetricsOnFacebook } from './page-metrics.ts'
import { pageOfToken } from './page-of-token.ts'
import { uploadOnFacebook } from './photos.ts'
import { profile } from './profile.ts'
import { publishOnFacebook } from './publish.ts'
import { recentPostsOnFacebook } from './published-posts.ts'
import { readFromFacebook } from './read.ts'
import { uploadVideoOnFacebook } from './videos.ts'

/** Facebook Pages through axios. Page tokens do not end by time, so there is nothing to refresh. */
export function createFacebookNetwork(options: FacebookSettings): Network {
  const client = createFacebookClient(options)
  const insights = createInsightsReader(client)
  // debug_token answers apps only; without one, reading the Page's posts has to do.
  const isApp = options.appId !== undefined && options.appSecret !== undefined
  const asking =
    (assert: typeof assertReadingOnFacebook, account: Account, call: CallOptions) => async () => {
      if (isApp) await assert(options, account, call)
    }
  return {
    profile,
    clocks: client.clocks,
    uploadMedia: (account, media, call) => {
      const upload = media.contentType === 'video/mp4' ? uploadVideoOnFacebook : uploadOnFacebook
      return upload(client, account, media, call)
    },
    publishSegment: (account, { parentExternalId, ...segment }, call) =>
      parentExternalId === undefined
        ? publishOnFacebook(client, account, segment, call)
        : commentOnFacebook(client, account, { ...segment, parentExternalId }, call),
    findComments: (account, parentExternalId, since, call) =>
      commentsOnFacebook(
        client,
        account,
        parentExternalId,
        since,
        call,
        asking(assertReadingCommentsOnFacebook, account, call),
      ),
    findRecentPosts: (account, since, call) =>
      recentPostsOnFacebook(client, account, since, call, asking(assertReadingOnFacebook, account, call)),
    readMetrics: (account, posts, call) => insights.read(account, posts, call),
    readAccountMetrics: (account, call) => pageMetricsOnFacebook(client, account, call),
    editPost: (account, externalId, edit, call) => editOnFacebook(client, account, externalId, edit, call),
    deletePost: async (account, externalId, call) => {
      const path = encodeURIComponent(externalId)
      await readFromFacebook(client, account, { method: 'DELETE', path, parameters: {} }, deleted, call)
    },
    identify: (account, call) => pageOfToken(client, account, call),
    ...(isApp ? { readAccess: (account, call) => accessOnFacebook(options, account, call) } : {}),
  }
}

const deleted = z.object({ success: z.literal(true) })
