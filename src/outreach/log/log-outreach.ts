import type { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { assertLoggable } from './import-log.ts'
import { activityInput, enquiryInput } from './log-records.ts'
import { addActivities, addEnquiries, type LogOrigin } from './store-log.ts'

interface Deps {
  db: Db
  clock: Clock
}

const typedIn = 'typed in'

/**
 * Logs one activity.
 * @throws DatelineError `bad-input` with one sentence for each fault; `not-allowed`, `not-found`.
 */
export async function logActivity(
  deps: Deps,
  input: { actor: Actor; activity: z.input<typeof activityInput>; origin?: LogOrigin },
): Promise<void> {
  const record = parsed(activityInput, input.activity, 'The activity')
  refuseEarly(input.actor, 'outreach.log', record.officeId)
  await assertLoggable(deps, record.officeId, record.heldOn)
  await addActivities(deps, input.actor, [{ record, importKey: null }], {
    name: typedIn,
    origin: input.origin ?? 'office',
  })
}

/** Logs how many enquiries of some kinds reached an office; all of them or, where one is wrong, none. */
export async function logEnquiries(
  deps: Deps,
  input: { actor: Actor; enquiries: readonly z.input<typeof enquiryInput>[]; origin?: LogOrigin },
): Promise<void> {
  const records = input.enquiries.map(enquiry => parsed(enquiryInput, enquiry, 'The enquiry'))
  for (const record of records) {
    refuseEarly(input.actor, 'outreach.log', record.officeId)
    await assertLoggable(deps, record.officeId, record.askedOn)
  }
  const rows = records.map(record => ({ record, importKey: null }))
  await addEnquiries(deps, input.actor, rows, { name: typedIn, origin: input.origin ?? 'office' })
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown, what: string): z.output<Schema> {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const faults = read.error.issues.map(issue => issue.message)
  throw new DatelineError('entry-invalid', { what, faults: faults.join('; ') }, faults)
}
