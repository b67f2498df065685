import type { FastifyReply } from 'fastify'
import type { SandboxState } from './state.ts'

const quarterHourMs = 15 * 60_000
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

/** Counts calls per account and endpoint in windows of 15 minutes and says so in X's headers. */
export function createXLimits(state: SandboxState) {
  const windows = new Map<string, { since: number; calls: number }>()
  return {
    /** Adds a call; false when it is one too many. `limit` 0 sets none. */
    count(reply: FastifyReply, accountId: string, endpoint: string, limit: number): boolean {
      if (limit === 0) return true
      const now = state.clock.now().getTime()
      const key = `${endpoint} ${accountId}`
      const current = windows.get(key)
      const window = current && now - current.since < quarterHourMs ? current : { since: now, calls: 0 }
      windows.set(key, window)
      window.calls += 1
      reply.header('x-rate-limit-limit', `${limit}`)
      reply.header('x-rate-limit-remaining', `${Math.max(0, limit - window.calls)}`)
      reply.header('x-rate-limit-reset', `${Math.ceil((window.since + quarterHourMs) / 1000)}`)
      return window.calls <= limit
    },
    clear: () => windows.clear(),
  }
}
export type XLimits = ReturnType<typeof createXLimits>

function blank(status: number, title: string, detail: string) {
  return { detail, type: 'about:blank', title, status }
}
