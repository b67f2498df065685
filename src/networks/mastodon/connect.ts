import type { NetworkConnect } from '../connect.ts'
import type { MastodonSettings } from './client.ts'
import { beginMastodonSignIn, finishMastodonSignIn, whoseToken } from './sign-in.ts'

/** Every server takes us: we register there for each sign-in. A sandbox without Mastodon (`settings` undefined) has none. */
export function connectMastodon(settings: MastodonSettings | undefined): NetworkConnect {
  if (!settings)
    return {
      missing:
        'Connecting a Mastodon account on this sandbox takes the setting MASTODON_ORIGIN, which is not set: it was started with X and Facebook alone.',
    }
  return {
    signIn: {
      begin: (given, call) => beginMastodonSignIn(settings, given, call),
      finish: async (given, call) => ({
        type: 'connected',
        account: await finishMastodonSignIn(settings, given, call),
      }),
    },
    byToken: (given, call) => whoseToken(settings, given, call),
  }
}
