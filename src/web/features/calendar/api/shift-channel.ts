import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type ShiftBy = InputOf<'POST /api/v1/calendar/shift'>['body']
export type Shifted = AnswerOf<'POST /api/v1/calendar/shift'>

/** Shifts the scheduled posts of a channel in a range: all of them or none. */
export function shiftChannel(body: ShiftBy): Promise<Shifted> {
  return call('POST /api/v1/calendar/shift', { body })
}
