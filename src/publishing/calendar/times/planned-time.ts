import type { DateTime } from 'luxon'
import { type ErrorParams, errorCatalogue, renderText } from '../../../core/errors/catalogue.ts'
import { messageLocale } from '../../../core/languages/registry.ts'

/** When a post is due, in words that leave no doubt. */
export interface PlannedTime {
  /** UTC. */
  dueAt: Date
  /** The office's wall clock then: 'YYYY-MM-DDTHH:MM', with seconds where there are any. */
  local: string
  /** IANA name. */
  zone: string
  /** Ahead of UTC: '+05:00'. */
  offset: string
  /** Rules that this time breaks. Always empty for a slot. */
  conflicts: Conflict[]
  /** What a person should know about this time: the clocks change, slots that were passed over. */
  notes: string[]
}

export type ConflictKind =
  | 'past'
  | 'quiet-hours'
  | 'holiday'
  | 'day-off'
  | 'too-close'
  | 'slot-taken'
  | 'daily-cap'
  | 'same-text'

export interface Conflict {
  kind: ConflictKind
  /** One sentence for staff. */
  message: string
}

/** One of two ways out of a time that clocks skip or show twice. */
export interface TimeChoice {
  dueAt: Date
  local: string
  offset: string
}

/** Why no time could be had; `type` is the code of the error that people get. */
export type PlanFailure = Reason &
  (
    | { type: 'no-slots' | 'not-a-time' | 'wrong-offset' }
    | { type: 'time-is-past' | 'not-before-is-past' | 'time-is-not-past' | 'time-too-far' }
    /** Nothing is free up to `until` (UTC). */
    | { type: 'no-free-slot'; until: Date }
    | { type: 'skipped-time' | 'repeated-time'; choices: [TimeChoice, TimeChoice] }
  )

interface Reason {
  params: Readonly<Record<string, string | number>>
  /** The text of the catalogue with them. */
  message: string
}

/** A failure by its code, with the text of the catalogue. */
export function planFailure<Type extends PlanFailure['type']>(
  type: Type,
  params: ErrorParams<Type>,
): Reason & { type: Type } {
  return { type, params, message: renderText(errorCatalogue[type].text, params) }
}

/** `moment` must be in the office's zone. */
export function plannedAt(moment: DateTime, conflicts: Conflict[], notes: string[]): PlannedTime {
  return { ...choiceAt(moment), zone: moment.zoneName ?? '', conflicts, notes }
}

export function choiceAt(moment: DateTime): TimeChoice {
  return { dueAt: moment.toJSDate(), local: localText(moment), offset: moment.toFormat('ZZ') }
}

/** '2027-03-28T03:00'. */
export function localText(moment: DateTime): string {
  const whole = moment.second === 0 && moment.millisecond === 0
  return moment.toFormat(whole ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss")
}

/** 'Sunday 28 March 2027, 03:00', in English, as all messages to staff are. */
export function spokenTime(moment: DateTime): string {
  return moment.setLocale(messageLocale).toFormat('cccc d LLLL yyyy, HH:mm')
}
