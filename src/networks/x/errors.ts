import { z } from 'zod'
import type { Answer, Headers } from '../answer.ts'
import { jsonOf } from '../answer.ts'
import { mediaForgotten, type NetworkFailure } from '../network.ts'
import { limitReset } from './rate-limits.ts'

/** What X said, boiled down to what the table below asks for. */
interface XProblem {
  status: number
  /** The last part of the problem's `type`, on whichever host: `usage-capped`, `about:blank`, or '' for none. */
  type: string
  title: string
  detail: string
  /** Everything that X says in words: the detail, and what it names as wrong. */
  said: string
  /** The numbers of the older errors form `{"errors":[{"code":88}]}`. */
  codes: readonly number[]
  /** The `error` of a token call: `invalid_request`. */
  tokenError: string
}

export interface XErrorRule {
  title: string
  matches(problem: XProblem): boolean
  failure: Pick<NetworkFailure, 'reason'> &
    (
      | { type: 'rate-limited' }
      | { type: 'rejected'; ofText?: true }
      | { type: 'duplicate' }
      | { type: 'media-forgotten' }
      | { type: 'channel-blocked'; remedy: 'reconnect' | 'pay' | 'ask-network' }
    )
}

const type =
  (...names: string[]) =>
  (problem: XProblem) =>
    names.includes(problem.type)
const code =
  (...codes: number[]) =>
  (problem: XProblem) =>
    problem.codes.some(each => codes.includes(each))
const status =
  (...statuses: number[]) =>
  (problem: XProblem) =>
    statuses.includes(problem.status)
/** For refusals whose type is `about:blank`: only the sentence tells them apart. */
const sentence = (wording: RegExp) => (problem: XProblem) =>
  problem.type === 'about:blank' && wording.test(problem.detail)

/**
 * Every refusal of X and what it means, first match wins. By code or problem type where X gives one; by its
 * sentence only where it gives nothing else. Sources: tests/networks/fixtures/responses, docs.x.com (response codes).
 */
export const xErrorTable: readonly XErrorRule[] = [
  {
    title: 'usage cap of the month reached: waiting for the reset never helps',
    matches: type('usage-capped'),
    failure: {
      type: 'channel-blocked',
      remedy: 'pay',
      reason:
        'The monthly usage of the X developer account is used up. Add credits or raise the plan, then resume.',
    },
  },
  {
    title: 'too many requests',
    matches: problem => status(429, 420)(problem) || code(88)(problem),
    failure: { type: 'rate-limited', reason: 'X asks us to wait: this account sent many requests.' },
  },
  {
    title: 'posting limit of the day reached',
    matches: code(185),
    failure: { type: 'rate-limited', reason: 'X asks us to wait: this account posted as often as it may.' },
  },
  {
    title: 'no credits left',
    matches: problem => status(402)(problem) || type('credits')(problem),
    failure: {
      type: 'channel-blocked',
      remedy: 'pay',
      reason: 'The X developer account has no credits left. Add credits at X, then resume the channel.',
    },
  },
  {
    title: 'duplicate text',
    matches: problem =>
      code(187)(problem) ||
      sentence(/^You are not allowed to create a \w+ with duplicate content\.?$/)(problem),
    failure: { type: 'duplicate', reason: 'X says that this account has posted the same text already.' },
  },
  {
    title: 'token call refused because of the app',
    matches: problem => ['invalid_client', 'unauthorized_client'].includes(problem.tokenError),
    failure: {
      type: 'channel-blocked',
      remedy: 'ask-network',
      reason: "X does not accept this installation's client id. Check X_CLIENT_ID and X_CLIENT_SECRET.",
    },
  },
  {
    title: 'token call refused',
    matches: problem => problem.tokenError !== '',
    failure: {
      type: 'channel-blocked',
      remedy: 'reconnect',
      reason: 'X no longer accepts the sign-in of this account. Connect the channel again.',
    },
  },
  {
    title: 'not signed in',
    matches: problem => status(401)(problem) || code(32, 89, 135, 215)(problem),
    failure: {
      type: 'channel-blocked',
      remedy: 'reconnect',
      reason: 'X no longer accepts the sign-in of this account. Connect the channel again.',
    },
  },
  {
    title: 'app without the permission to write, or the wrong kind of sign-in',
    matches: type('oauth1-permissions', 'unsupported-authentication'),
    failure: {
      type: 'channel-blocked',
      remedy: 'reconnect',
      reason: 'The X app may only read. Give it "Read and write" at X, then connect the channel again.',
    },
  },
  {
    title: 'app not enrolled',
    matches: type('client-forbidden'),
    failure: {
      type: 'channel-blocked',
      remedy: 'ask-network',
      reason: 'X does not let this app use its API: the app belongs to no project. Put it into one at X.',
    },
  },
  {
    title: 'account locked or suspended',
    matches: code(64, 326),
    failure: {
      type: 'channel-blocked',
      remedy: 'ask-network',
      reason: 'X has locked or suspended this account. Sign in at X and follow what it says there.',
    },
  },
  {
    title: 'account not permitted',
    matches: sentence(/^Your account is not permitted to access this feature\.?$/),
    failure: {
      type: 'channel-blocked',
      remedy: 'ask-network',
      reason:
        'X does not let this account use its API now. Check credits and standing in the X developer portal.',
    },
  },
  {
    title: 'text too long',
    matches: problem => code(186)(problem) || sentence(/^Your Tweet text is too long/)(problem),
    failure: { type: 'rejected', ofText: true, reason: 'X finds the text too long.' },
  },
  {
    title: 'answering a post that is gone',
    matches: sentence(/^You attempted to reply to a \w+ that is deleted or not visible to you\.?$/),
    failure: {
      type: 'rejected',
      reason:
        'The post that this part should follow is deleted or hidden at X. Send the rest as a new thread.',
    },
  },
  {
    title: 'answering where X does not allow it',
    matches: sentence(/^Reply to this conversation is not allowed/),
    failure: {
      type: 'rejected',
      reason: 'X lets this account answer only its own posts and people who mentioned it.',
    },
  },
  {
    title: 'not found',
    matches: problem => status(404)(problem) || type('resource-not-found')(problem),
    failure: { type: 'rejected', reason: 'X does not know what this request was about: it may be deleted.' },
  },
  {
    title: 'media that X has forgotten',
    matches: problem =>
      code(324)(problem) || /\bmedia ids?\b.*\b(invalid|expired|not found)\b/i.test(problem.said),
    failure: {
      type: 'media-forgotten',
      reason: 'X no longer has the files of this post; they are uploaded again.',
    },
  },
  {
    title: 'too large',
    matches: status(413),
    failure: { type: 'rejected', reason: 'X finds this too large. Make the image smaller.' },
  },
  {
    title: 'anything else refused',
    matches: () => true,
    failure: { type: 'rejected', reason: 'X refuses this post.' },
  },
]

/**
 * Judges an answer that is not a success. Refused is only what X itself refuses: a 4xx with its own JSON error
 * (408 apart, where the server gave up waiting). All else that may have reached X is unknown.
 */
export function xFailure(answer: Answer, now: Date): NetworkFailure {
  if (answer.type === 'no-answer') {
    return answer.sent === 'no'
      ? { type: 'not-sent', code: answer.cause, reason: 'X could not be reached; nothing was sent.' }
      : unknown(answer.cause, 'The connection to X broke before it answered.')
  }
  const { status: httpStatus, headers, body } = answer
  if (httpStatus < 400) return unknown(`${httpStatus}`, 'X answered, but what came back cannot be read.')
  if (httpStatus >= 500 || httpStatus === 408) return unknown(`${httpStatus}`, 'X had a fault of its own.')
  const problem = readProblem(httpStatus, body)
  if (!problem) return unknown(`${httpStatus}`, 'Something between here and X answered in its place.')
  return refusal(problem, headers, now)
}

function unknown(cause: string, sentence: string): NetworkFailure {
  return { type: 'unknown', code: cause, reason: sentence }
}

function refusal(problem: XProblem, headers: Headers, now: Date): NetworkFailure {
  const rule = xErrorTable.find(each => each.matches(problem))
  const code = codeOf(problem)
  if (!rule) return { type: 'rejected', code, reason: 'X refuses this post.' }
  const { failure } = rule
  switch (failure.type) {
    case 'rate-limited':
      return { ...failure, code, retryAt: limitReset(headers, now) }
    case 'rejected':
      return { ...failure, code, reason: withDetail(failure.reason, problem) }
    case 'media-forgotten':
      return { type: 'not-sent', code: mediaForgotten, reason: failure.reason }
    default:
      return { ...failure, code }
  }
}

/** For support: "403 usage-capped", "403 about:blank", "400 code 88". */
function codeOf({ status: httpStatus, type: name, codes, tokenError }: XProblem): string {
  return [httpStatus, name, tokenError, ...codes.map(each => `code ${each}`)]
    .filter(Boolean)
    .join(' ')
    .slice(0, 120)
}

function withDetail(reason: string, problem: XProblem): string {
  const said = problem.said.replace(/\s+/g, ' ').trim().slice(0, 300)
  return said ? `${reason} X says: "${said}"` : reason
}

const words = z.string().optional().catch(undefined)
const problemFields = { type: words, title: words, detail: words }
const problemSchema = z.object({
  ...problemFields,
  error: words,
  error_description: words,
  errors: z
    .array(
      z
        .object({ ...problemFields, code: z.number().int().optional().catch(undefined), message: words })
        .catch({}),
    )
    .optional()
    .catch(undefined),
})

/**
 * Undefined when the body is in none of X's forms: a problem, a list of problems (`{"errors":[{title, detail, type}]}`),
 * the older `errors` of codes and messages, a token error. What it says is its detail and every message beside it.
 */
function readProblem(httpStatus: number, body: string): XProblem | undefined {
  const read = problemSchema.safeParse(jsonOf(body))
  if (!read.success) return undefined
  const { error, error_description: description, errors = [] } = read.data
  const inList = errors.find(each => each.type || each.title || each.detail)
  const problem = read.data.type || read.data.title || read.data.detail ? read.data : (inList ?? {})
  const codes = errors.flatMap(each => each.code ?? [])
  const detail = problem.detail ?? description ?? ''
  const messages = errors.flatMap(each => each.message ?? each.detail ?? [])
  const said = [...new Set([detail || (messages.length > 0 ? '' : (problem.title ?? '')), ...messages])]
  if (!problem.title && !detail && !error && codes.length === 0 && messages.length === 0) return undefined
  return {
    status: httpStatus,
    type: problem.type?.split('/').at(-1) ?? '',
    title: problem.title ?? '',
    detail: detail || (messages[0] ?? ''),
    said: said.filter(Boolean).join(' '),
    codes,
    tokenError: error ?? '',
  }
}
