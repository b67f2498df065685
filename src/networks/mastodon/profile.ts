import { normalised } from '../../core/text/windows.ts'
import { stillImages } from '../media-rules.ts'
import type { NetworkProfile } from '../profile.ts'
import { mastodonLength, nearHandles } from './length.ts'

const megabyte = 1024 * 1024

/** Mastodon: what every server takes since 4.2; an office's own may allow longer texts. */
export const profile: NetworkProfile = {
  name: 'mastodon',
  module: import.meta.url,
  label: 'Mastodon',
  accountsGoBy: 'handle',
  accountWord: 'account',
  accountAddress: handle => {
    const [name = '', server = ''] = handle.replace(/^@/, '').split('@')
    return `https://${server}/@${name}`
  },
  servers: 'many',
  waysIn: ['sign-in', 'token', 'keys'],
  newChannel: {
    times: ['09:30', '13:00', '18:00'],
    style: { tooLong: 'thread', numbering: 'numbered', hashtags: 3, credit: 'append' },
  },
  rules: {
    maxLength: 500,
    lengthOf: mastodonLength,
    threads: true,
    layout: {
      // Its cards are made from the text.
      linkPlacements: ['in-text', 'last-reply'],
      // As twitter-text finds them.
      linkIsolates: 'every link',
      gap: '\n\n',
      // With its server, or of the account's own server.
      handle: /^[A-Za-z0-9_]+([A-Za-z0-9_.-]*[A-Za-z0-9_])?(@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+)?$/,
      handleForm:
        'Latin letters, digits and "_", with "@" and the server where it is another one, such as iom@social.example',
      handlePlace: 'anywhere',
    },
    maxAltTextLength: 1500,
    mediaSets: [
      { contentTypes: stillImages, word: 'image', most: 4, maxBytes: 16 * megabyte },
      { contentTypes: ['image/gif'], word: 'GIF', most: 1, maxBytes: 16 * megabyte },
      { contentTypes: ['video/mp4'], word: 'video', most: 1, maxBytes: 99 * megabyte },
    ],
    // Read back, a handle has lost its server.
    comparable: text => nearHandles(normalised(text, 'NFC')).replace(/\s+/gu, ' ').trim(),
  },
  // A server reads its own posts from its own database; one with read replicas may be some seconds behind.
  lookAfterMs: [10_000, 300_000],
  metrics: [
    { metric: 'favourites_count', role: 'engagements' },
    { metric: 'reblogs_count', role: 'engagements' },
    { metric: 'replies_count', role: 'engagements' },
    { metric: 'followers_count', role: 'followers' },
  ],
}
