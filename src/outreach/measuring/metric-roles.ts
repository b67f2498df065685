import type { NetworkName } from '../../core/network-name.ts'

/** What a network's own metric counts as. Metrics that are not here are stored and exported all the same. */
export interface MetricRole {
  network: NetworkName
  metric: string
  role: 'views' | 'engagements'
}

/** Meta replaced impressions by views on 15 November 2025 (developers.facebook.com, blog of 2025-08-15). */
export const metricRoles: readonly MetricRole[] = [
  { network: 'x', metric: 'impression_count', role: 'views' },
  { network: 'x', metric: 'like_count', role: 'engagements' },
  { network: 'x', metric: 'retweet_count', role: 'engagements' },
  { network: 'x', metric: 'reply_count', role: 'engagements' },
  { network: 'facebook', metric: 'post_media_view', role: 'views' },
  { network: 'facebook', metric: 'reactions', role: 'engagements' },
  { network: 'facebook', metric: 'comments', role: 'engagements' },
  { network: 'facebook', metric: 'shares', role: 'engagements' },
  { network: 'mastodon', metric: 'favourites_count', role: 'engagements' },
  { network: 'mastodon', metric: 'reblogs_count', role: 'engagements' },
  { network: 'mastodon', metric: 'replies_count', role: 'engagements' },
]
