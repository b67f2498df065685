import type { FastifyReply } from 'fastify'
import type { SandboxState } from '../state.ts'

/** An error in the Graph API's form. */
export interface FacebookRefusal {
  status: number
  code: number
  subcode?: number
  message: string
}

export const facebookRefusals = {
  noToken: { status: 400, code: 104, message: 'An access token is required to request this resource.' },
  badToken: { status: 400, code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
  expired: {
    status: 400,
    code: 190,
    subcode: 463,
    message: 'Error validating access token: Session has expired',
  },
  badProof: { status: 400, code: 100, message: 'Invalid appsecret_proof provided in the API argument' },
  notThisPage: {
    status: 403,
    code: 200,
    message: '(#200) The user has not granted the application the permission to act for this Page',
  },
  notThisApp: {
    status: 403,
    code: 200,
    message: '(#200) The application may only change posts that it has created',
  },
  notPermitted: { status: 403, code: 200, message: '(#200) Permissions error' },
  missing: {
    status: 400,
    code: 100,
    subcode: 33,
    message:
      'Unsupported request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation',
  },
  badMetric: { status: 400, code: 100, message: '(#100) The value must be a valid insights metric' },
  duplicate: { status: 400, code: 506, message: '(#506) Duplicate status message' },
  throttled: { status: 400, code: 32, message: '(#32) Page request limit reached' },
  unreadablePhoto: { status: 400, code: 100, subcode: 1366046, message: 'Invalid parameter' },
} satisfies Record<string, FacebookRefusal>

export function badParameter(message: string): FacebookRefusal {
  return { status: 400, code: 100, message: `(#100) ${message}` }
}

export function refuseAsFacebook(reply: FastifyReply, refusal: FacebookRefusal) {
  const { status, code, subcode, message } = refusal
  const error = {
    message,
    type: 'OAuthException',
    code,
    ...(subcode ? { error_subcode: subcode } : {}),
    fbtrace_id: `A${reply.request.id}`,
  }
  return reply.code(status).send({ error })
}

const dayMs = 24 * 3_600_000

/** Counts a Page's calls in windows of a day and says so in Facebook's headers, in per cent. */
export function createFacebookUsage(state: SandboxState) {
  const windows = new Map<string, { since: number; calls: number }>()
  return {
    /** Adds a call; false when it is one too many. */
    count(reply: FastifyReply, pageId: string): boolean {
      const budget = state.settings.facebookCallsPerDay
      if (budget === 0) return true
      const now = state.clock.now().getTime()
      const current = windows.get(pageId)
      const window = current && now - current.since < dayMs ? current : { since: now, calls: 0 }
      windows.set(pageId, window)
      window.calls += 1
      const percent = Math.floor((100 * window.calls) / budget)
      const share = {
        call_count: percent,
        total_cputime: Math.ceil(percent / 3),
        total_time: Math.ceil(percent / 3),
      }
      const isOver = window.calls > budget
      const minutes = isOver ? Math.ceil((window.since + dayMs - now) / 60_000) : 0
      reply.header('x-app-usage', JSON.stringify(share))
      reply.header(
        'x-business-use-case-usage',
        JSON.stringify({ [pageId]: [{ type: 'pages', ...share, estimated_time_to_regain_access: minutes }] }),
      )
      return !isOver
    },
  }
}
