import { jsonHeaders, type PlayedNetwork, type SpokenAnswer } from '../played-network.ts'
import { addFacebookLogin } from './login.ts'
import { addFacebook, facebookAccountOf } from './server.ts'

export const playedFacebook: PlayedNetwork = {
  name: 'facebook',
  add(server, state) {
    addFacebook(server, state)
    addFacebookLogin(server, state)
  },
  accountOf: facebookAccountOf,
  tokenWord: 'page',
  throttled,
}

function throttled(resetInSeconds: number): SpokenAnswer {
  const minutes = Math.ceil(resetInSeconds / 60)
  const full = { type: 'pages', call_count: 100, total_cputime: 40, total_time: 40 }
  const usage = JSON.stringify({ '1': [{ ...full, estimated_time_to_regain_access: minutes }] })
  const error = { message: '(#32) Page request limit reached', type: 'OAuthException', code: 32 }
  return {
    status: 400,
    headers: { ...jsonHeaders, 'x-business-use-case-usage': usage },
    body: JSON.stringify({ error }),
  }
}
