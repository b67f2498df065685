import type { NetworkConnect } from '../connect.ts'
import type { XSettings } from './client.ts'
import { beginXSignIn, finishXSignIn } from './sign-in.ts'

/** By signing in, where the settings have an id of an app; by an account's own keys of OAuth 1.0a, together with the app's. */
export function connectX(settings: XSettings): NetworkConnect {
  const isApp = settings.clientId !== undefined
  const hasConsumerKeys = settings.consumerKey !== undefined && settings.consumerSecret !== undefined
  return {
    ...(isApp ? { signIn: signInOnX(settings) } : {}),
    refuseKeys: ({ accessSecret }) =>
      accessSecret === undefined || hasConsumerKeys
        ? undefined
        : 'Connecting an X account by its access token and secret takes the settings X_CONSUMER_KEY and X_CONSUMER_SECRET of the same app, which are not set; docs/settings.md says where to get them.',
    missing:
      'Connecting an X account takes the setting X_CLIENT_ID (and X_CLIENT_SECRET for a confidential app), which is not set; docs/settings.md says where to get it.',
  }
}

function signInOnX(settings: XSettings): NonNullable<NetworkConnect['signIn']> {
  return {
    async begin({ redirectUri }) {
      const { url, state, codeVerifier } = beginXSignIn(settings, redirectUri)
      return { url, state, secret: codeVerifier }
    },
    finish: async ({ code, secret: codeVerifier, redirectUri }, call) => ({
      type: 'connected',
      account: await finishXSignIn(settings, { code, codeVerifier, redirectUri }, call),
    }),
  }
}
