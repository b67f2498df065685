import type { FastifyReply } from 'fastify'
import type { SandboxSettings } from '../settings.ts'
import type { SandboxState } from '../state.ts'

const quarterHourMs = 15 * 60_000
const dayMs = 24 * 3_600_000
const problems = 'https://api.twitter.com/2/problems/'

/** A refusal in X's own form; the bodies are those of tests/networks/fixtures/responses. */
export interface XRefusal {
  status: number
  body: Record<string, unknown>
}

export const refusals = {
  unauthorized: { status: 401, body: blank(401, 'Unauthorized', 'Unauthorized') },
  duplicate: {
    status: 403,
    body: blank(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.'),
  },
  parentGone: {
    status: 403,
    body: blank(403, 'Forbidden', 'You attempted to reply to a Tweet that is deleted or not visible to you.'),
  },
  notSummoned: {
    status: 403,
    body: blank(
      403,
      'Forbidden',
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    ),
  },
  notPermitted: {
    status: 403,
    body: blank(403, 'Forbidden', 'Your account is not permitted to access this feature.'),
  },
  tooLong: { status: 403, body: blank(403, 'Forbidden', 'Your Tweet text is too long.') },
  tooManyCashtags: { status: 403, body: blank(403, 'Forbidden', 'A post may have one cashtag at most.') },
  tooManyRequests: { status: 429, body: blank(429, 'Too Many Requests', 'Too Many Requests') },
} satisfies Record<string, XRefusal>

/** 400 with the names of what is wrong. */
export function invalidRequest(...messages: string[]): XRefusal {
  return {
    status: 400,
    body: {
      errors: messages.map(message => ({ message })),
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: `${problems}invalid-request`,
    },
  }
}

/** The entry that stands for a missing post, in the `errors` of a 200. */
export function notFound(id: string) {
  return {
    resource_id: id,
    resource_type: 'tweet',
    parameter: 'ids',
    value: id,
    title: 'Not Found Error',
    detail: `Could not find tweet with ids: [${id}].`,
    type: `${problems}resource-not-found`,
  }
}

/** The entry for a metric that is not given for this post. */
export function fieldRefused(id: string, field: string) {
  return {
    resource_id: id,
    resource_type: 'tweet',
    parameter: field,
    title: 'Field Authorization Error',
    detail: `Sorry, you are not authorized to access '${field}' on the Tweet with ids : [${id}].`,
    type: `${problems}not-authorized-for-field`,
  }
}

export function refuse(reply: FastifyReply, { status, body }: XRefusal) {
  const type = status === 401 ? 'application/problem+json' : 'application/json; charset=utf-8'
  return reply.code(status).header('content-type', type).send(JSON.stringify(body))
}

/** Counts calls in X's windows and says so in its headers. */
export function createXLimits(state: SandboxState) {
  const counted = new Map<string, { since: number; calls: number }>()

  function opened({ key, ms }: Window, now: number) {
    const known = counted.get(key)
    const open = known && now - known.since < ms ? known : { since: now, calls: 0 }
    counted.set(key, open)
    return open
  }

  return {
    /**
     * Adds a call of an account, or says false where a window has no room for it: then it counts in none. `limit` is for
     * 15 minutes; 0 sets none.
     */
    count(reply: FastifyReply, accountId: string, endpoint: string, limit: number): boolean {
      const now = state.clock.now().getTime()
      const windows = windowsOf(state.settings, accountId, endpoint, limit)
      const hasRoom = windows.every(window => opened(window, now).calls < window.limit)
      for (const window of windows) {
        const open = opened(window, now)
        if (hasRoom) open.calls += 1
        reply.header(`${window.name}-limit`, `${window.limit}`)
        reply.header(`${window.name}-remaining`, `${window.limit - open.calls}`)
        reply.header(`${window.name}-reset`, `${Math.ceil((open.since + window.ms) / 1000)}`)
      }
      return hasRoom
    },
  }
}

interface Window {
  /** What its headers begin with. */
  name: string
  /** Whose calls it counts. */
  key: string
  limit: number
  ms: number
}

/** The 24 hours of a user and of the whole app count posts only. Their headers are not documented, yet sent. */
function windowsOf(settings: SandboxSettings, accountId: string, endpoint: string, limit: number): Window[] {
  const quarterHour = { name: 'x-rate-limit', key: `${endpoint} ${accountId}`, limit, ms: quarterHourMs }
  const days = [
    { name: 'x-user-limit-24hour', key: `day ${accountId}`, limit: settings.xPostsPerDay, ms: dayMs },
    { name: 'x-app-limit-24hour', key: 'day', limit: settings.xAppPostsPerDay, ms: dayMs },
  ]
  const windows = endpoint === 'POST tweets' ? [quarterHour, ...days] : [quarterHour]
  return windows.filter(window => window.limit > 0)
}
export type XLimits = ReturnType<typeof createXLimits>

function blank(status: number, title: string, detail: string) {
  return { detail, type: 'about:blank', title, status }
}
