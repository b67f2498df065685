import { z } from 'zod'
import { normalised } from '../../core/text/windows.ts'
import { linksIn } from '../links-in-text.ts'
import { stillImages } from '../media-rules.ts'
import type { Network, NetworkRules } from '../network.ts'
import { accessOnFacebook, assertReadingOnFacebook } from './access.ts'
import { createFacebookClient, type FacebookSettings } from './client.ts'
import { editOnFacebook } from './edit.ts'
import { createInsightsReader } from './insights.ts'
import { facebookLength } from './length.ts'
import { pageOfToken } from './page-of-token.ts'
import { uploadOnFacebook } from './photos.ts'
import { publishOnFacebook } from './publish.ts'
import { recentPostsOnFacebook } from './published-posts.ts'
import { readFromFacebook } from './read.ts'
import { uploadVideoOnFacebook } from './videos.ts'

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
  // debug_token answers apps only; without one, reading the Page's posts has to do.
  const isApp = options.appId !== undefined && options.appSecret !== undefined
  return {
    name: 'facebook',
    rules: facebookRules(options.readLagMs ?? usualReadLagMs),
    clocks: client.clocks,
    uploadMedia: (account, media, call) => {
      const upload = media.contentType === 'video/mp4' ? uploadVideoOnFacebook : uploadOnFacebook
      return upload(client, account, media, call)
    },
    publishSegment: (account, segment, call) => publishOnFacebook(client, account, segment, call),
    findRecentPosts: (account, since, call) =>
      recentPostsOnFacebook(client, account, since, call, async () => {
        if (isApp) await assertReadingOnFacebook(options, account, call)
      }),
    readMetrics: (account, posts, call) => insights.read(account, posts, call),
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

const megabyte = 1024 * 1024

/**
 * What Facebook takes on a Page's feed. Photos above 4 MB are refused with subcode 1366046; a GIF is a photo that does
 * not move. Videos of 20 minutes and 1 GB are taken everywhere; longer ones not from every Page.
 */
function facebookRules(readLagMs: number): NetworkRules {
  return {
    maxLength: 63_206,
    lengthOf: facebookLength,
    threads: false,
    maxAltTextLength: 1000,
    mediaSets: [
      { contentTypes: [...stillImages, 'image/gif'], word: 'image', most: 10, maxBytes: 4 * megabyte },
      {
        contentTypes: ['video/mp4'],
        word: 'video',
        most: 1,
        maxBytes: 1024 * megabyte,
        maxSeconds: 1200,
        undescribed: true,
      },
    ],
    readLagMs,
    comparable: text => normalised(text, 'NFC').replace(/\s+/gu, ' ').trim(),
    // Of its own, of YouTube, and of any page that offers a video.
    mayShowLinkedFile: text => linksIn(text, 'with-bare-links').length > 0,
  }
}
