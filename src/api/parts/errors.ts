import { z } from 'zod'
import type { ErrorCode } from '../../core/errors/errors.ts'

/** Every error code with its HTTP status and the exit code of the command line; docs/errors.md explains each. */
export const errorCatalogue: Record<ErrorCode, { status: number; exit: 1; title: string }> = {
  'bad-input': { status: 400, exit: 1, title: 'What was sent is not right' },
  'weak-password': { status: 400, exit: 1, title: 'The password is too easy to guess' },
  'not-a-time': { status: 400, exit: 1, title: 'Not a time' },
  'wrong-offset': { status: 400, exit: 1, title: 'The offset does not fit the time' },
  'skipped-time': { status: 400, exit: 1, title: 'The clocks skip this time' },
  'repeated-time': { status: 400, exit: 1, title: 'The clocks show this time twice' },
  'time-is-past': { status: 400, exit: 1, title: 'The time is past' },
  'time-is-not-past': { status: 400, exit: 1, title: 'The time is still to come' },
  'time-too-far': { status: 400, exit: 1, title: 'The time is too far ahead' },
  'thread-too-long': { status: 400, exit: 1, title: 'Too many parts' },
  'not-signed-in': { status: 401, exit: 1, title: 'Not signed in' },
  'second-factor-needed': { status: 401, exit: 1, title: 'The second factor is missing' },
  'wrong-code': { status: 401, exit: 1, title: 'The code is wrong' },
  'not-allowed': { status: 403, exit: 1, title: 'Not allowed' },
  'second-factor-required': { status: 403, exit: 1, title: 'Set up a second factor first' },
  'wrong-host': { status: 421, exit: 1, title: 'Reached under another name' },
  'not-found': { status: 404, exit: 1, title: 'Not found' },
  conflict: { status: 409, exit: 1, title: 'Does not fit what is there' },
  'not-on-account': { status: 409, exit: 1, title: 'Not a post of this account' },
  'passkeys-unavailable': { status: 409, exit: 1, title: 'Passkeys cannot be used here' },
  'account-mismatch': { status: 409, exit: 1, title: 'Another account' },
  'not-approved': { status: 409, exit: 1, title: 'Not approved' },
  'no-slots': { status: 409, exit: 1, title: 'The channel has no slots' },
  'no-free-slot': { status: 409, exit: 1, title: 'No slot is free' },
  'scheduled-again': { status: 409, exit: 1, title: 'Scheduled again meanwhile' },
  'period-open': { status: 409, exit: 1, title: 'The period is not over' },
  'text-too-long': { status: 400, exit: 1, title: 'A text does not fit' },
  'too-large': { status: 413, exit: 1, title: 'Too large' },
  'quota-exceeded': { status: 413, exit: 1, title: 'No room for the file' },
  'too-costly': { status: 422, exit: 1, title: 'Too costly to work on' },
  'too-many-requests': { status: 429, exit: 1, title: 'Too many requests' },
  unavailable: { status: 503, exit: 1, title: 'Not available now' },
}

const timeChoice = z.object({
  at: z.string().describe("Wall-clock time in the office's zone"),
  offset: z.string().describe('Ahead of UTC, e.g. `+02:00`'),
  instant: z.iso.datetime().describe('The same moment in UTC'),
})

/** How every error answers (RFC 9457, application/problem+json); some codes have members of their own. */
export const problem = z.looseObject({
  type: z.string().describe('`urn:dateline:` and the code'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('One of docs/errors.md, or `internal`'),
  detail: z.string().describe('One sentence for people: place, value, and what is allowed'),
  faults: z.array(z.string()).describe('One entry for each fault, where there are several'),
  choices: z
    .array(timeChoice)
    .optional()
    .describe('The ways out of a time that the clocks skip or show twice: send one of them as it is'),
  requestId: z.string().describe('To find the request in the logs'),
})
export type Problem = z.infer<typeof problem>
