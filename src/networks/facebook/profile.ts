import { normalised } from '../../core/text/windows.ts'
import { linksIn } from '../links-in-text.ts'
import { stillImages } from '../media-rules.ts'
import type { NetworkProfile } from '../profile.ts'
import { facebookLength } from './length.ts'

const megabyte = 1024 * 1024

/**
 * Facebook Pages: what their feed takes. Photos above 4 MB are refused with subcode 1366046; a GIF is a photo that does
 * not move. Videos of 20 minutes and 1 GB are taken everywhere; longer ones not from every Page.
 */
export const profile: NetworkProfile = {
  name: 'facebook',
  module: import.meta.url,
  label: 'Facebook',
  accountsGoBy: 'name',
  accountWord: 'Page',
  accountAddress: handle => `https://www.facebook.com/${encodeURIComponent(handle)}`,
  servers: 'one',
  waysIn: ['sign-in', 'keys'],
  newChannel: {
    // Late morning and evening.
    times: ['10:30', '18:30'],
    style: { tooLong: 'shorten', numbering: 'plain', hashtags: 3, credit: 'append' },
  },
  rules: {
    maxLength: 63_206,
    lengthOf: facebookLength,
    threads: false,
    layout: {
      linkPlacements: ['card', 'in-text', 'first-comment'],
      noCardWithImages: 'a Facebook post with images has no link card',
      // How Facebook finds links is not published, so one that has its line to itself goes without.
      linkIsolates: 'links inside a line',
      gap: '\n\n',
      // User names of Pages.
      handle: /^[A-Za-z0-9.]{5,50}$/,
      handleForm: '5 to 50 Latin letters, digits and "."',
      handlePlace: 'anywhere',
    },
    maxAltTextLength: 1000,
    // Neither is documented; both are estimates that were not checked on a live Page.
    shownShapes: { tallest: [4, 5], widest: [191, 100] },
    fold: { length: 477, lines: 5, more: 'See more' },
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
    comparable: text => normalised(text, 'NFC').replace(/\s+/gu, ' ').trim(),
    // Of its own, of YouTube, and of any page that offers a video.
    mayShowLinkedFile: text => linksIn(text, 'with-bare-links').length > 0,
  },
  // Straight after a create a post can still "not exist" for readers.
  lookAfterMs: [10_000, 300_000],
  // Meta replaced impressions by views on 15 November 2025 (developers.facebook.com, blog of 2025-08-15).
  metrics: [
    { metric: 'post_media_view', role: 'views', since: '2025-11-15' },
    { metric: 'post_impressions', role: 'views', until: '2025-11-14' },
    { metric: 'post_total_media_view_unique', role: 'reach', unique: true },
    { metric: 'post_clicks_by_type.link clicks', role: 'link-clicks' },
    { metric: 'reactions', role: 'engagements' },
    { metric: 'comments', role: 'engagements' },
    { metric: 'shares', role: 'engagements' },
    { metric: 'followers_count', role: 'followers' },
    { metric: 'page_total_media_view_unique', role: 'page-reach', unique: true, window: 'day' },
  ],
}
