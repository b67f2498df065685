import type { AccountAccess, CallOptions } from '../network.ts'
import { type Account, NetworkFailureError } from '../network.ts'
import type { FacebookSettings } from './client.ts'
import { facebookRefusal } from './errors.ts'
import { facebookTokenHealth, type TokenHealth } from './sign-in.ts'

/** What a Page's token needs each permission for. Without the first two there is no publishing here. */
const permissions = [
  { scope: 'pages_manage_posts', lets: 'publish posts', toPublish: true },
  { scope: 'pages_read_engagement', lets: 'look for its posts', toPublish: true },
  { scope: 'pages_read_user_content', lets: 'count comments', toPublish: false },
  { scope: 'read_insights', lets: 'read figures', toPublish: false },
]

/**
 * What `debug_token` says of a Page's token: until when it can be used (UTC), and what it may not do. Needs `appId` and
 * `appSecret`. Throws `NetworkFailureError`, `channel-blocked` when the token has ended or may not publish.
 */
export async function accessOnFacebook(
  settings: FacebookSettings,
  account: Account,
  call: CallOptions,
): Promise<AccountAccess> {
  const health = await facebookTokenHealth(settings, account.credentials.accessToken, call)
  if (!health.isValid) {
    const problem = { code: 190, subcode: 0, message: '', userMessage: '', ...health.problem }
    throw new NetworkFailureError(facebookRefusal(problem, codeOf(problem), {}, settings.clock.now()))
  }
  // An answer that names no permission at all says nothing about them.
  const absent = health.scopes.length ? permissions.filter(({ scope }) => !health.scopes.includes(scope)) : []
  if (absent.some(({ toPublish }) => toPublish)) {
    throw new NetworkFailureError({
      type: 'channel-blocked',
      remedy: 'reconnect',
      code: 'permission',
      reason: `Dateline has lost permissions on this Page: it may not ${wordsOf(absent)}. ${allowAll}`,
    })
  }
  const endsAt = endOf(health)
  return {
    ...(endsAt ? { endsAt } : {}),
    ...(absent.length ? { lacks: `Facebook does not let Dateline ${wordsOf(absent)}. ${allowAll}` } : {}),
  }
}

/**
 * Whether a Page's token may read its posts: without a permission, or after the end of its access to data, Facebook
 * answers with an empty list. Throws `NetworkFailureError`, `channel-blocked` when it may not.
 */
export async function assertReadingOnFacebook(
  settings: FacebookSettings,
  account: Account,
  call: CallOptions,
): Promise<void> {
  const { endsAt } = await accessOnFacebook(settings, account, call)
  if (endsAt === undefined || endsAt > settings.clock.now()) return
  throw new NetworkFailureError({
    type: 'channel-blocked',
    remedy: 'reconnect',
    code: 'data access ended',
    reason: 'Facebook no longer lets Dateline read the posts of this Page. Connect the channel again.',
  })
}

/** The first end of a token's use: of itself, or of reading with it. */
export function endOf({ expiresAt, dataAccessEndsAt }: TokenHealth): Date | undefined {
  const ends = [expiresAt, dataAccessEndsAt].flatMap(end => end ?? [])
  return ends.length ? new Date(Math.min(...ends.map(end => end.getTime()))) : undefined
}

const allowAll = 'Connect the Page again and allow all that is asked for.'

/** "publish posts (pages_manage_posts) and read figures (read_insights)" */
function wordsOf(absent: typeof permissions): string {
  return absent.map(({ lets, scope }) => `${lets} (${scope})`).join(' or ')
}

function codeOf({ code, subcode }: { code: number; subcode: number }): string {
  return `debug_token code ${code}${subcode ? `/${subcode}` : ''}`
}
