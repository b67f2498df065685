import type { NetworkProfile } from '../../../src/networks/profile.ts'

/** A network that differs from the others in all that a profile can say. */
export const profile: NetworkProfile = {
  name: 'toy',
  module: import.meta.url,
  label: 'Toytown',
  accountsGoBy: 'name',
  accountWord: 'wall',
  servers: 'one',
  waysIn: ['sign-in', 'token'],
  newChannel: {
    times: ['11:11'],
    style: { tooLong: 'thread', numbering: 'numbered', hashtags: 0, credit: 'omit' },
  },
  rules: {
    // Every letter counts three.
    maxLength: 450,
    lengthOf: text => 3 * [...text].length,
    threads: true,
    layout: {
      linkPlacements: ['in-text', 'last-reply'],
      linkIsolates: 'every link',
      gap: ' ~ ',
      handle: /^[a-z]{3,20}$/,
      handleForm: '3 to 20 small Latin letters',
      handlePlace: 'anywhere',
    },
    check: (text, part) => ({
      refusals: /!!/.test(text) ? [`${part} shouts; Toytown is quiet.`] : [],
      warnings: [],
    }),
    maxAltTextLength: 100,
    mediaSets: [],
    comparable: text => text.trim(),
  },
  lookAfterMs: [40_000, 90_000],
  metrics: [
    { metric: 'claps', role: 'engagements' },
    { metric: 'eyes', role: 'views' },
  ],
}
