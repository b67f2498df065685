import type { FastifyReply } from 'fastify'
import type { SandboxState } from '../state.ts'

/** A refusal in Mastodon's own form: a status and a sentence. */
export interface MastodonRefusal {
  status: number
  error: string
}

export const mastodonRefusals = {
  badToken: { status: 401, error: 'The access token is invalid' },
  missing: { status: 404, error: 'Record not found' },
  parentMissing: {
    status: 404,
    error: 'The post you are trying to reply to does not appear to exist.',
  },
  notYours: { status: 403, error: 'This action is not allowed' },
  outsideScopes: { status: 403, error: 'This action is outside the authorized scopes' },
  throttled: { status: 429, error: 'Too many requests' },
  badRequest: { status: 400, error: 'There was a problem parsing the request' },
  faulty: { status: 500, error: 'Internal Server Error' },
  blank: invalid("Text can't be blank"),
  tooLong: invalid('Text character limit of 500 exceeded'),
  tooManyFiles: { status: 422, error: 'Cannot attach more than 4 files' },
  mixedFiles: { status: 422, error: 'Cannot attach a video to a post that already contains images' },
  notReady: {
    status: 422,
    error: 'Cannot attach files that have not finished processing. Try again in a moment!',
  },
  unknownFile: invalid('File content type is invalid'),
  unusableFile: { status: 422, error: 'Error processing thumbnail for uploaded media' },
} satisfies Record<string, MastodonRefusal>

/** What a record that fails its checks is answered with. */
export function invalid(what: string): MastodonRefusal {
  return { status: 422, error: `Validation failed: ${what}` }
}

export function refuseAsMastodon(reply: FastifyReply, { status, error }: MastodonRefusal) {
  return reply.code(status).send({ error })
}

const windowMs = 3 * 3_600_000

/** Counts an account's new statuses in windows of three hours and says so in Mastodon's headers. */
export function createMastodonLimits(state: SandboxState) {
  const windows = new Map<string, { since: number; calls: number }>()
  return {
    /** Adds a status; false when it is one too many. */
    count(reply: FastifyReply, accountId: string): boolean {
      const limit = state.settings.mastodonPostsPerThreeHours
      if (limit === 0) return true
      const now = state.clock.now().getTime()
      const current = windows.get(accountId)
      const window = current && now - current.since < windowMs ? current : { since: now, calls: 0 }
      windows.set(accountId, window)
      window.calls += 1
      reply.header('x-ratelimit-limit', `${limit}`)
      reply.header('x-ratelimit-remaining', `${Math.max(0, limit - window.calls)}`)
      reply.header('x-ratelimit-reset', new Date(window.since + windowMs).toISOString())
      return window.calls <= limit
    },
  }
}
