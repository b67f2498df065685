import type { NetworkConnect, SignIn } from '../connect.ts'
import { endOf } from './access.ts'
import type { FacebookSettings } from './client.ts'
import { beginFacebookSignIn, facebookTokenHealth, finishFacebookSignIn } from './sign-in.ts'

/** By signing in, where the settings have the app's id and secret; then a person chooses among their Pages. */
export function connectFacebook(settings: FacebookSettings): NetworkConnect {
  const isApp = settings.appId !== undefined && settings.appSecret !== undefined
  return {
    ...(isApp ? { signIn: signInOnFacebook(settings) } : {}),
    missing:
      'Connecting a Facebook Page takes the settings FACEBOOK_APP_ID and FACEBOOK_APP_SECRET, which are not both set; docs/settings.md says where to get them.',
  }
}

function signInOnFacebook(settings: FacebookSettings): SignIn {
  return {
    // Facebook's proof that the code is ours is the app secret; there is no verifier.
    begin: async ({ redirectUri }) => ({ ...beginFacebookSignIn(settings, redirectUri), secret: '' }),
    finish: async ({ code, redirectUri }, call) => ({
      type: 'choose',
      accounts: await finishFacebookSignIn(settings, { code, redirectUri }, call),
    }),
    accessEnd: async ({ accessToken }, call) => endOf(await facebookTokenHealth(settings, accessToken, call)),
  }
}
