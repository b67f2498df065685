import {
  type Account,
  type AccountAccess,
  type CallOptions,
  type NetworkFailure,
  NetworkFailureError,
  readingDenied,
} from '../network.ts'
import type { FacebookSettings } from './client.ts'
import { facebookRefusal } from './errors.ts'
import { facebookTokenHealth, type TokenHealth } from './sign-in.ts'

const allowAll = 'Connect the Page again and allow all that is asked for.'

/** What a Page's token needs each permission for. Without the first two there is no publishing here. */
const permissions = [
  { scope: 'pages_manage_posts', lets: 'publish posts', toPublish: true },
  { scope: 'pages_read_engagement', lets: 'look for its posts', toPublish: true },
  { scope: 'pages_manage_engagement', lets: 'write first comments', toPublish: false },
  { scope: 'pages_read_user_content', lets: 'read comments', toPublish: false },
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
  const { endsAt, absent } = await accessOf(settings, account, call)
  return {
    ...(endsAt ? { endsAt } : {}),
    ...(absent.length ? { lacks: `Facebook does not let Dateline ${wordsOf(absent)}. ${allowAll}` } : {}),
  }
}

/** Until when a Page's token can be used, and the permissions that it does not have; throws as `accessOnFacebook`. */
async function accessOf(settings: FacebookSettings, account: Account, call: CallOptions) {
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
  return { endsAt: endOf(health), absent }
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
  const { endsAt } = await accessOf(settings, account, call)
  assertLasting(settings, endsAt)
}

/**
 * The same for the comments below its posts, which take a permission of their own: `rejected` without it, since the Page
 * may be used for all else.
 */
export async function assertReadingCommentsOnFacebook(
  settings: FacebookSettings,
  account: Account,
  call: CallOptions,
): Promise<void> {
  const { endsAt, absent } = await accessOf(settings, account, call)
  assertLasting(settings, endsAt)
  if (absent.some(({ scope }) => scope === 'pages_read_user_content'))
    throw new NetworkFailureError(commentsWithheld)
}

/** Comments that may not be read: only a person can say what stands there. */
export const commentsWithheld = {
  type: 'rejected',
  code: readingDenied,
  reason: `Facebook does not let Dateline read comments of this Page (pages_read_user_content). ${allowAll}`,
} as const satisfies NetworkFailure

function assertLasting({ clock }: FacebookSettings, endsAt: Date | undefined): void {
  if (endsAt === undefined || endsAt > clock.now()) return
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

/** "publish posts (pages_manage_posts) and read figures (read_insights)" */
function wordsOf(absent: typeof permissions): string {
  return absent.map(({ lets, scope }) => `${lets} (${scope})`).join(' or ')
}

function codeOf({ code, subcode }: { code: number; subcode: number }): string {
  return `debug_token code ${code}${subcode ? `/${subcode}` : ''}`
}
