/** Refusals that are about the address of a feed, or about what is read there. */
export const addressFaults: readonly string[] = [
  'feed-address-invalid',
  'feed-answer-broken',
  'feed-answer-too-large',
  'feed-exists',
  'feed-invalid',
  'feed-is-json',
  'feed-is-page',
  'feed-not-public',
  'feed-redirects',
  'feed-refused',
  'feed-too-large',
  'feed-too-many-entries',
  'feed-unreachable',
]
