import { jsonHeaders, type PlayedNetwork, type SpokenAnswer } from '../played-network.ts'
import { addMastodon, mastodonAccountOf } from './server.ts'

export const playedMastodon: PlayedNetwork = {
  name: 'mastodon',
  add: addMastodon,
  accountOf: mastodonAccountOf,
  tokenWord: 'access',
  throttled,
}

function throttled(resetInSeconds: number, now: Date): SpokenAnswer {
  const reset = new Date(now.getTime() + resetInSeconds * 1000).toISOString()
  const headers = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
  return {
    status: 429,
    headers: { ...jsonHeaders, ...headers },
    body: JSON.stringify({ error: 'Too many requests' }),
  }
}
