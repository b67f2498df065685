import type { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { type PutEntry, putEntry } from './entries/change-entry.ts'
import type { ActivityEntry, EnquiryEntry } from './entries/entry.ts'
import { activityForm, enquiryForm } from './entries/log-forms.ts'
import { assertLoggable } from './import-log.ts'
import {
  type ActivityRecord,
  activityInput,
  type EnquiryRecord,
  enquiryInput,
  faultsIn,
} from './log-records.ts'
import { addRows, type LogOrigin } from './store-log.ts'
import { type KnownWords, knownWords } from './words/known-words.ts'
import { activityInWords, enquiryInWords } from './words/words-of-records.ts'

interface Deps {
  db: Db
  clock: Clock
}

const typedIn = 'typed in'

/**
 * Logs one activity, and gives the id of its entry.
 * @throws DatelineError `bad-input` with one sentence for each fault; `not-allowed`, `not-found`.
 */
export async function logActivity(
  deps: Deps,
  input: { actor: Actor; activity: z.input<typeof activityInput>; origin?: LogOrigin },
): Promise<string> {
  const record = await activityOf(deps, input.activity)
  refuseEarly(input.actor, 'outreach.log', record.officeId)
  await assertLoggable(deps, record.officeId, record.heldOn)
  const [entryId = ''] = await addRows(
    deps,
    input.actor,
    [{ record, importKey: null }],
    { name: typedIn, origin: input.origin ?? 'office' },
    activityForm,
  )
  return entryId
}

/**
 * Logs how many enquiries of some kinds reached an office; all of them or, where one is wrong, none. Gives the ids of
 * their entries.
 */
export async function logEnquiries(
  deps: Deps,
  input: { actor: Actor; enquiries: readonly z.input<typeof enquiryInput>[]; origin?: LogOrigin },
): Promise<string[]> {
  const known = await knownWords(deps.db)
  const records = input.enquiries.map(enquiry => enquiryOf(enquiry, known))
  for (const record of records) {
    refuseEarly(input.actor, 'outreach.log', record.officeId)
    await assertLoggable(deps, record.officeId, record.askedOn)
  }
  const rows = records.map(record => ({ record, importKey: null }))
  return await addRows(
    deps,
    input.actor,
    rows,
    { name: typedIn, origin: input.origin ?? 'office' },
    enquiryForm,
  )
}

interface Change extends Pick<PutEntry<unknown>, 'actor' | 'entryId' | 'replaces' | 'reason' | 'sandbox'> {}

/** Logs an activity under the client's id, or corrects it. @throws DatelineError as `logActivity` and `putEntry`. */
export async function putActivity(
  deps: Deps,
  { activity, ...change }: Change & { activity: z.input<typeof activityInput> },
): Promise<ActivityEntry> {
  return await putEntry(deps, activityForm, {
    ...change,
    record: await activityOf(deps, activity),
  })
}

/** Logs a count of enquiries under the client's id, or corrects it. */
export async function putEnquiry(
  deps: Deps,
  { enquiry, ...change }: Change & { enquiry: z.input<typeof enquiryInput> },
): Promise<EnquiryEntry> {
  return await putEntry(deps, enquiryForm, {
    ...change,
    record: enquiryOf(enquiry, await knownWords(deps.db)),
  })
}

async function activityOf({ db }: Deps, activity: z.input<typeof activityInput>): Promise<ActivityRecord> {
  return activityInWords(parsed(activityInput, activity, 'The activity'), await knownWords(db))
}

function enquiryOf(enquiry: z.input<typeof enquiryInput>, known: KnownWords): EnquiryRecord {
  return enquiryInWords(parsed(enquiryInput, enquiry, 'The enquiry'), known)
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown, what: string): z.output<Schema> {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const { faults, sentences } = faultsIn(read.error)
  throw new DatelineError('entry-invalid', { what, faults }, sentences)
}
