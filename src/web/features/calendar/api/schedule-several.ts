import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Several = InputOf<'POST /api/v1/calendar/schedule'>['body']
export type ScheduledSeveral = AnswerOf<'POST /api/v1/calendar/schedule'>

/** Schedules several items into free slots of their channels: all posts or none. */
export function scheduleSeveral(body: Several): Promise<ScheduledSeveral> {
  return call('POST /api/v1/calendar/schedule', { body })
}
