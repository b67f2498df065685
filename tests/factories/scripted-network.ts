import type { NetworkName } from '../../src/core/network-name.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import {
  type AccountReading,
  type MeasuredPost,
  type MetricReading,
  type Network,
  type NetworkFailure,
  NetworkFailureError,
} from '../../src/networks/network.ts'
import { profileOf } from '../../src/networks/profiles.ts'

/** What the network on the other side of the contract answers next. */
export type Script = (posts: readonly MeasuredPost[]) => MetricReading[] | NetworkFailure

/** A network that answers as told and remembers what it was asked; only its metrics are there. */
export function scriptedNetwork(
  script: Script,
  of: { name?: NetworkName; account?: AccountReading[] } = {},
): Network & { asked: string[][] } {
  const { account } = of
  const asked: string[][] = []
  const absent = () => {
    throw new Error('This network only gives metrics')
  }
  return {
    profile: profileOf(of.name ?? 'x'),
    ...(account ? { readAccountMetrics: async () => account } : {}),
    asked,
    async readMetrics(_account, posts) {
      asked.push(posts.map(post => post.externalId))
      const answer = script(posts)
      if (Array.isArray(answer)) return answer
      throw new NetworkFailureError(answer)
    },
    uploadMedia: absent,
    publishSegment: absent,
    findRecentPosts: absent,
    deletePost: absent,
    identify: absent,
  }
}

export function likes(posts: readonly MeasuredPost[], value: number): MetricReading[] {
  return posts.map(post => ({ externalId: post.externalId, metric: 'like_count', value, unique: false }))
}

export function collectDeps(clock: Clock, network: Network) {
  return {
    clock,
    networks: new Map([[network.profile.name, network]]),
    accountOf: async (channelId: string) => ({
      channelId,
      externalId: 'me',
      credentials: { accessToken: 't' },
    }),
  }
}
