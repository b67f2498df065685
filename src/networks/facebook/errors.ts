import { z } from 'zod'
import type { Answer, Headers } from '../answer.ts'
import { jsonOf } from '../answer.ts'
import type { NetworkFailure } from '../network.ts'
import { throttledUntil } from './usage.ts'

/** The `error` object of the Graph API. */
export interface FacebookProblem {
  code: number
  subcode: number
  message: string
  userMessage: string
}

type Meaning =
  | { type: 'rate-limited'; minutes?: number }
  | { type: 'channel-blocked'; remedy: 'reconnect' | 'pay' | 'ask-network' }
  | { type: 'rejected' }
  | { type: 'duplicate' }
  | { type: 'unknown' }

export interface FacebookErrorRule {
  title: string
  codes: readonly number[]
  /** Any subcode when left out. */
  subcodes?: readonly number[]
  /** Only where one code and no subcode stands for two things. */
  message?: RegExp
  meaning: Meaning
  reason: string
}

const signInEnded = 'Facebook no longer accepts the sign-in of this Page.'
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const permissionCodes = [3, 10, ...range(200, 299)]

/**
 * Every refusal of Facebook and what it means, first match wins. Sources: Graph API error handling, Pages API;
 * reports in tests/networks/fixtures/responses. Codes 1 and 2 are no refusals: posts appeared despite them.
 */
export const facebookErrorTable: readonly FacebookErrorRule[] = [
  {
    title: 'unknown error or service fault: it may be published all the same',
    codes: [1, 2],
    meaning: { type: 'unknown' },
    reason: 'Facebook had a fault of its own.',
  },
  {
    title: 'duplicate status message',
    codes: [506],
    meaning: { type: 'duplicate' },
    reason: 'Facebook says that this Page has posted the same already.',
  },
  {
    title: 'photos posted already',
    codes: [100, 368],
    subcodes: [1366051],
    meaning: { type: 'duplicate' },
    reason: 'Facebook says that this Page has posted these photos already.',
  },
  {
    title: 'already posted, known only by the sentence',
    codes: [368],
    subcodes: [0],
    message: /^You've already posted this\./,
    meaning: { type: 'duplicate' },
    reason: 'Facebook says that this Page has posted the same already.',
  },
  {
    title: 'posting too fast',
    codes: [368],
    subcodes: [1390008],
    meaning: { type: 'rate-limited', minutes: 6 * 60 },
    reason: 'Facebook asks this Page to post more slowly. We wait six hours.',
  },
  {
    title: 'content reported as abusive',
    codes: [368],
    subcodes: [1346003],
    meaning: { type: 'rejected' },
    reason: 'Facebook refuses this content because people have reported it. Change the text or the link.',
  },
  {
    title: 'blocked for a time',
    codes: [368],
    meaning: { type: 'channel-blocked', remedy: 'ask-network' },
    reason: 'Facebook has blocked this Page from posting for a time. See "Page quality" on Facebook.',
  },
  {
    title: 'throttled',
    codes: [4, 17, 32, 341, 613, 80001],
    meaning: { type: 'rate-limited' },
    reason: 'Facebook asks us to wait: too many calls were made.',
  },
  {
    title: 'password changed or session ended by Facebook',
    codes: [190],
    subcodes: [460],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason: `${signInEnded} Its owner changed the password. Connect the channel again.`,
  },
  {
    title: 'sign-in expired',
    codes: [190],
    subcodes: [463, 467],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason: `${signInEnded} It has expired. Connect the channel again.`,
  },
  {
    title: 'account under a security check',
    codes: [190],
    subcodes: [459, 464],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason: `${signInEnded} Its owner must pass a security check at facebook.com, then connect again.`,
  },
  {
    title: 'person has no role on the Page any more',
    codes: [190],
    subcodes: [492],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason: 'The person who connected this Page has no role on it any more. Let someone who has connect it.',
  },
  {
    title: 'sign-in not accepted',
    codes: [102, 190],
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason: `${signInEnded} Connect the channel again.`,
  },
  {
    title: 'permission missing',
    codes: permissionCodes,
    meaning: { type: 'channel-blocked', remedy: 'reconnect' },
    reason:
      'Facebook says that a permission is missing. Connect the Page again and allow all that is asked for.',
  },
  {
    title: 'photo cannot be read or is too large',
    codes: [100],
    subcodes: [1366046],
    meaning: { type: 'rejected' },
    reason: 'Facebook cannot use this photo: at most 4 MB, as JPEG or PNG.',
  },
  {
    title: 'link cannot be read',
    codes: [1609005],
    meaning: { type: 'rejected' },
    reason: 'Facebook cannot read the page that the link leads to. Check the link.',
  },
  {
    title: 'bad parameter or object missing',
    codes: [100],
    meaning: { type: 'rejected' },
    reason: 'Facebook refuses this request.',
  },
]

/**
 * Judges an answer that is not a success, of a call that publishes. Refused is only a 4xx with Facebook's own
 * JSON error; a 2xx without an id, a 5xx and whatever is no JSON stay unknown, for the post may be out.
 */
export function facebookFailure(answer: Answer, now: Date): NetworkFailure {
  if (answer.type === 'no-answer') {
    return answer.sent === 'no'
      ? { type: 'not-sent', code: answer.cause, reason: 'Facebook could not be reached; nothing was sent.' }
      : unknown(answer.cause, 'The connection to Facebook broke before it answered.')
  }
  const problem = readFacebookProblem(answer.body)
  const code = problem ? codeOf(answer.status, problem) : `${answer.status}`
  if (answer.status < 400) return unknown(code, 'Facebook answered, but without saying what it did.')
  if (answer.status >= 500 || answer.status === 408) return unknown(code, 'Facebook had a fault of its own.')
  if (!problem) return unknown(code, 'Something between here and Facebook answered in its place.')
  return facebookRefusal(problem, code, answer.headers, now)
}

/** The same for calls that only read or upload: there the body decides, since some 200s carry an error. */
export function facebookReadFailure(answer: Answer, now: Date): NetworkFailure {
  if (answer.type === 'answer' && answer.status < 400) {
    const problem = readFacebookProblem(answer.body)
    if (problem) return facebookRefusal(problem, codeOf(answer.status, problem), answer.headers, now)
  }
  return facebookFailure(answer, now)
}

const bodySchema = z.object({
  error: z.object({
    code: z.number().int(),
    error_subcode: z.number().int().optional(),
    message: z.string().optional(),
    error_user_msg: z.string().optional(),
  }),
})

/** The error in a body, or undefined where there is none in Facebook's form. */
export function readFacebookProblem(body: string): FacebookProblem | undefined {
  const read = bodySchema.safeParse(jsonOf(body))
  if (!read.success) return undefined
  const { code, error_subcode: subcode = 0, message = '', error_user_msg: userMessage = '' } = read.data.error
  return { code, subcode, message, userMessage }
}

/** What an error of Facebook's own means. `code` is for the log. */
export function facebookRefusal(
  problem: FacebookProblem,
  code: string,
  headers: Headers,
  now: Date,
): NetworkFailure {
  const rule = facebookErrorTable.find(each => matches(each, problem))
  if (!rule) return { type: 'rejected', code, reason: withDetail('Facebook refuses this post.', problem) }
  const { meaning, reason } = rule
  switch (meaning.type) {
    case 'rate-limited':
      return { type: 'rate-limited', code, reason, retryAt: retryAt(meaning.minutes, headers, now) }
    case 'rejected':
      return { type: 'rejected', code, reason: withDetail(reason, problem) }
    default:
      return { ...meaning, code, reason }
  }
}

function matches(rule: FacebookErrorRule, { code, subcode, message }: FacebookProblem): boolean {
  if (!rule.codes.includes(code)) return false
  if (rule.subcodes && !rule.subcodes.includes(subcode)) return false
  return rule.message ? rule.message.test(message) : true
}

function retryAt(minutes: number | undefined, headers: Headers, now: Date): Date {
  return minutes === undefined ? throttledUntil(headers, now) : new Date(now.getTime() + minutes * 60_000)
}

/** Whether Facebook refused a call for a missing permission. */
export function isPermissionMissing({ type, code }: NetworkFailure): boolean {
  const [, number] = / code (\d+)/.exec(code) ?? []
  return type === 'channel-blocked' && permissionCodes.includes(Number(number))
}

/** For support: "400 code 190/463". */
function codeOf(status: number, { code, subcode }: FacebookProblem): string {
  return `${status} code ${code}${subcode ? `/${subcode}` : ''}`
}

function withDetail(reason: string, { userMessage, message }: FacebookProblem): string {
  const said = (userMessage || message).replace(/\s+/g, ' ').trim().slice(0, 300)
  return said ? `${reason} Facebook says: "${said}"` : reason
}

function unknown(code: string, sentence: string): NetworkFailure {
  return { type: 'unknown', code, reason: sentence }
}
