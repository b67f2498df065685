import { calendarPatterns } from './patterns/calendar.ts'
import { channelPatterns } from './patterns/channels.ts'
import { commentPatterns } from './patterns/comments.ts'
import { measuringPatterns } from './patterns/measuring.ts'
import { networkPatterns } from './patterns/networks.ts'
import { officePatterns } from './patterns/offices.ts'
import { sendingPatterns } from './patterns/sending.ts'

/**
 * The English sentences that the server writes into the record, by the key of their words, `reason.says.KEY`. What stands
 * in braces differs from one to the next: slots.ts says what it may be. tests/web/reasons.test.ts holds these to be all.
 */
export const reasonPatterns = {
  ...sendingPatterns,
  ...commentPatterns,
  ...calendarPatterns,
  ...channelPatterns,
  ...networkPatterns,
  ...measuringPatterns,
  ...officePatterns,
} as const

export type ReasonKey = keyof typeof reasonPatterns
