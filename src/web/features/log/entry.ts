import type { InputOf } from '../../shared/api/client.ts'
import type { Problem } from '../../shared/api/problem.ts'

export type ActivityBody = InputOf<'POST /api/v1/activities'>['body']
export type EnquiriesBody = InputOf<'POST /api/v1/enquiries'>['body']

/** What a person logged; kept in the browser until the server has it. */
export type Entry = {
  /** Sent with it each time, so that the server counts it once. */
  key: string
  officeId: string
  day: string
  /** People reached or questions asked, for what is said of it. */
  count: number
  /** Why the server refused it, where it did after the form was left. */
  refusal?: Problem['document']
} & ({ kind: 'activity'; body: ActivityBody } | { kind: 'enquiries'; body: EnquiriesBody })
