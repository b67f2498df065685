import { z } from 'zod'
import { type ErrorCode, errorCatalogue } from '../../core/errors/catalogue.ts'
import { type ErrorFamily, errorFamilies } from '../../core/errors/families.ts'

/** The HTTP status of an error; docs/errors.md lists them. */
export function statusOf({ family }: { family: ErrorFamily }): number {
  return errorFamilies[family].status
}

/** The family that a type or a code belongs to. */
export function familyOf(refusal: ErrorFamily | ErrorCode): ErrorFamily {
  return isFamily(refusal) ? refusal : errorCatalogue[refusal].family
}

function isFamily(refusal: ErrorFamily | ErrorCode): refusal is ErrorFamily {
  return refusal in errorFamilies
}

const timeChoice = z.object({
  at: z.string().describe("Wall-clock time in the office's zone"),
  offset: z.string().describe('Ahead of UTC, e.g. `+02:00`'),
  instant: z.iso.datetime().describe('The same moment in UTC'),
})

/** How every error answers (RFC 9457, application/problem+json); some codes have members of their own. */
export const problem = z.looseObject({
  type: z
    .string()
    .describe('`urn:dateline:` and the family of the error, by which programs can act on any code'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('One of docs/errors.md, or `internal`'),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('What the text of the code names, for texts of your own'),
  detail: z.string().describe('One sentence for people: place, value, and what is allowed'),
  faults: z.array(z.string()).describe('One entry for each fault, where there are several'),
  choices: z
    .array(timeChoice)
    .optional()
    .describe('The ways out of a time that the clocks skip or show twice: send one of them as it is'),
  requestId: z.string().describe('To find the request in the logs'),
})
export type Problem = z.infer<typeof problem>
