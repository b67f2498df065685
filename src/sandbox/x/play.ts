import { jsonHeaders, type PlayedNetwork, type SpokenAnswer } from '../played-network.ts'
import { addXAuthorize } from './authorize.ts'
import { addX, xAccountOf } from './server.ts'
import { issueXToken } from './tokens.ts'

export const playedX: PlayedNetwork = {
  name: 'x',
  add: (server, state) => addXAuthorize(server, state, addX(server, state)),
  accountOf: xAccountOf,
  tokenWord: 'access',
  issueToken: issueXToken,
  throttled,
}

function throttled(resetInSeconds: number, now: Date): SpokenAnswer {
  const headers = {
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': `${Math.ceil(now.getTime() / 1000) + resetInSeconds}`,
  }
  const problem = {
    title: 'Too Many Requests',
    detail: 'Too Many Requests',
    type: 'about:blank',
    status: 429,
  }
  return { status: 429, headers: { ...jsonHeaders, ...headers }, body: JSON.stringify(problem) }
}
