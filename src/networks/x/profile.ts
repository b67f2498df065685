import { linksIn } from '../links-in-text.ts'
import { stillImages } from '../media-rules.ts'
import type { NetworkProfile, SameTextRule } from '../profile.ts'
import { checkOnX } from './check.ts'
import { comparableXText, weightedLength } from './length.ts'
import { leadsToFile } from './post-links.ts'
import { xPrices } from './prices.ts'

const megabyte = 1024 * 1024
const dayMs = 86_400_000

/** X names no time within which posts are the same (docs.x.com, developer guidelines): docs/decisions/0021 says why a week. */
const sameText: SameTextRule = {
  withinMs: 7 * dayMs,
  reason:
    "X's automation rules forbid the same content on several accounts, scheduled or not, and X may limit all of them. Change the words of one, or post it on one account only.",
}

/** X: its limits are published (docs.x.com, media best practices; counting characters). */
export const profile: NetworkProfile = {
  name: 'x',
  module: import.meta.url,
  label: 'X',
  accountsGoBy: 'handle',
  accountWord: 'account',
  accountAddress: handle => `https://x.com/${encodeURIComponent(handle.replace(/^@/, ''))}`,
  servers: 'one',
  waysIn: ['sign-in', 'keys'],
  handleSpeaksForItself: true,
  newChannel: {
    // Morning, noon, end of work and evening: posts sink fast here.
    times: ['09:00', '12:30', '16:00', '19:00'],
    style: { tooLong: 'thread', numbering: 'numbered', hashtags: 2, credit: 'append' },
  },
  rules: {
    maxLength: 280,
    lengthOf: weightedLength,
    threads: true,
    layout: {
      linkPlacements: ['in-text', 'last-reply'],
      // twitter-text finds links between isolates.
      linkIsolates: 'every link',
      // A line, since it counts.
      gap: '\n',
      // 15 letters (help pages).
      handle: /^[A-Za-z0-9_]{1,15}$/,
      handleForm: '1 to 15 Latin letters, digits and "_"',
      handlePlace: 'never-first',
    },
    check: checkOnX,
    maxAltTextLength: 1000,
    // Not documented; an estimate for a post with one image that was not checked on a live account.
    shownShapes: { tallest: [3, 4], widest: [2, 1] },
    // Of accounts that may write more than the usual length; an estimate that was not checked on a live account.
    fold: { length: 280, more: 'Show more' },
    mediaSets: [
      { contentTypes: stillImages, word: 'image', most: 4, maxBytes: 5 * megabyte },
      { contentTypes: ['image/gif'], word: 'GIF', most: 1, maxBytes: 15 * megabyte },
      {
        contentTypes: ['video/mp4'],
        word: 'video',
        most: 1,
        maxBytes: 512 * megabyte,
        maxSeconds: 140,
        undescribed: true,
      },
    ],
    comparable: comparableXText,
    mayShowLinkedFile: text => linksIn(text, 'with-bare-links').some(link => leadsToFile(link.url)),
    prices: xPrices,
    sameText,
  },
  // How soon a post can be read back is not specified: usually seconds.
  lookAfterMs: [15_000, 300_000],
  metrics: [
    { metric: 'impression_count', role: 'views' },
    { metric: 'like_count', role: 'engagements' },
    { metric: 'retweet_count', role: 'engagements' },
    { metric: 'reply_count', role: 'engagements' },
    { metric: 'non_public_metrics.url_link_clicks', role: 'link-clicks' },
    { metric: 'followers_count', role: 'followers' },
  ],
}
