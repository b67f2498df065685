import type { z } from 'zod'

/**
 * The contract of one kind of job, apart from the work it asks for. Payloads carry ids only: the record knows the
 * rest, and nothing secret can lie in a queue.
 */
export interface JobContract<Payload> {
  /** Stable for ever: renaming it would orphan what is queued. */
  name: string
  queue: QueueName
  payload: z.ZodType<Payload>
}

/** One queue per kind of work, so that each can have workers of its own. */
export const queueNames = ['publish', 'measure', 'draw', 'deliver', 'export'] as const
export type QueueName = (typeof queueNames)[number]

export function defineJob<Payload>(contract: JobContract<Payload>): JobContract<Payload> {
  return contract
}
