import { z } from 'zod'
import { isAgeBand } from '../../core/age-band.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import { withoutForbidden, withPlainLineEnds } from '../../core/text/characters.ts'
import { readDay } from '../../core/time/days.ts'
import { identityIn } from './identity/no-identity.ts'
import type { Participants } from './participants.ts'
import { languageOfTheLog } from './reading/log-language.ts'
import { readCount, readScore } from './reading/log-numbers.ts'
import { isWordShape, logWord } from './reading/log-words.ts'
import { audienceBases, outcomes, sexes } from './words-of-the-record.ts'

const largestCount = 10_000_000

/** A count as a number, or as a file writes it. An empty cell is absent, and absent is not zero. */
const count = (what: string) =>
  z.union([z.number(), z.string()]).transform((written, context) => {
    const read = readCount(String(written))
    if (read !== undefined && read.value <= largestCount) return read.value
    context.addIssue(
      `${what} is "${String(written).trim()}"; it must be a whole number from 0 to ${largestCount}`,
    )
    return z.NEVER
  })

const day = (what: string) =>
  z
    .string({ error: `${what} is missing; give it as YYYY-MM-DD` })
    .trim()
    .transform((written, context) => {
      const read = readDay(written)
      if (read.ok) return read.day
      context.addIssue(`${what} is "${written}"; ${read.reason}`)
      return z.NEVER
    })

const freeText = (what: string) =>
  z
    .string({ error: `${what} is missing` })
    .overwrite(onOneLine)
    .min(1, `${what} is empty`)
    .max(120, `${what} is longer than 120 characters`)
    .refine(text => text === '' || /[\p{L}\p{N}]/u.test(text), {
      error: issue => `${what} is "${String(issue.input)}", which says nothing`,
    })
    .superRefine((text, context) => {
      const reason = identityIn(text)
      if (reason) context.addIssue(`${what} is refused: ${reason}`)
    })

/** Why what was typed was refused: in one line, and as whole sentences, which the app has words for. */
export function faultsIn({ issues }: z.ZodError): { faults: string; sentences: string[] } {
  const faults = issues.map(({ message }) => message)
  return { faults: faults.join('; '), sentences: faults.map(fault => `${fault}.`) }
}

/** One short word of a list, in the log's spelling. */
export const wordOfTheLog = (what: string) =>
  freeText(what)
    .transform(logWord)
    .refine(isWordShape, {
      error: issue => `${what} is "${String(issue.input)}"; it must be one short word such as "walk-in"`,
    })

const byAge = z.record(z.string(), count('The number of participants')).superRefine((bands, context) => {
  const odd = Object.keys(bands).find(band => !isAgeBand(band))
  if (odd === undefined) return
  context.addIssue(
    `The age band "${odd.slice(0, 40)}" is none; one is like "18-24", "65+", "under-18" or "unknown"`,
  )
})

const participants = z
  .strictObject({
    women: byAge.optional(),
    men: byAge.optional(),
    other: byAge.optional(),
    unknown: byAge.optional(),
  })
  .transform((given): Participants => {
    const present = Object.entries(given).filter(([, bands]) => bands && Object.keys(bands).length > 0)
    return Object.fromEntries(present)
  })

const language = z.string().transform((written, context) => {
  const code = languageOfTheLog(written)
  if (code !== undefined) return code
  context.addIssue(
    `The language is "${written.slice(0, 40)}"; it must be a code such as "${fallbackLanguage}", or "unknown"`,
  )
  return z.NEVER
})

/** A mean in percent as a number, or as a file writes it. */
const score = (what: string) =>
  z.union([z.number(), z.string()]).transform((written, context) => {
    const value = typeof written === 'number' ? written : readScore(written)
    if (value !== undefined && value >= 0 && value <= 100) return value
    context.addIssue(`${what} is "${String(written).trim()}"; it must be a percentage from 0 to 100`)
    return z.NEVER
  })

/** How a group answered a quiz before and after, as means in percent; never the answers of one person. */
const quiz = z.strictObject({
  before: score('The mean before the session'),
  after: score('The mean after the session'),
  people: count('The number of people who took the quiz').refine(
    value => value > 1,
    'The quiz was taken by fewer than two people; a mean of one would be their own answers',
  ),
})

const satisfaction = z
  .strictObject({
    asked: count('The number of people asked'),
    satisfied: count('The number of people satisfied'),
  })
  .refine(({ asked, satisfied }) => satisfied <= asked, 'More people are satisfied than were asked')

/** One activity, as people write it. Days are local days of the office. */
export const activityInput = z
  .strictObject({
    officeId: z.string(),
    heldOn: day('The date'),
    kind: wordOfTheLog('The kind'),
    place: freeText('The place'),
    partner: freeText('The partner').optional(),
    participants: participants.default({}),
    /** An estimate by organisers or broadcasters; never added to participants. */
    estimatedAudience: count('The estimated audience').optional(),
    /** How the estimate was made. */
    audienceBasis: z.enum(audienceBases).optional(),
    materials: count('The number of materials').optional(),
    topic: wordOfTheLog('The topic').optional(),
    language: language.optional(),
    projectId: z.string().optional(),
    quiz: quiz.optional(),
    satisfaction: satisfaction.optional(),
    referrals: count('The number of referrals').optional(),
  })
  .refine(
    ({ estimatedAudience, audienceBasis }) => audienceBasis === undefined || estimatedAudience !== undefined,
    'The basis of an estimated audience is given without the estimate',
  )
export type ActivityRecord = z.output<typeof activityInput>

/** How many enquiries of one kind reached an office on a day. One enquiry counts once, under its main topic. */
export const enquiryInput = z.strictObject({
  officeId: z.string(),
  askedOn: day('The date'),
  contactMethod: wordOfTheLog('The contact method'),
  topic: wordOfTheLog('The topic'),
  language: language.default('unknown'),
  sex: z.enum(sexes).optional(),
  outcome: z.enum(outcomes).optional(),
  projectId: z.string().optional(),
  count: count('The count')
    .refine(
      value => value > 0,
      'The count is 0; leave out enquiries that did not occur, and close the month when its log is complete',
    )
    .default(1),
})
export type EnquiryRecord = z.output<typeof enquiryInput>

/** Without line breaks, marks that cannot be seen and white space around it. */
function onOneLine(text: string): string {
  return withoutForbidden(withPlainLineEnds(text)).text.replace(/\s+/gu, ' ').trim()
}
