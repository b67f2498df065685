import { calendarPatterns } from './record/calendar.ts'
import { channelPatterns } from './record/channels.ts'
import { commentPatterns } from './record/comments.ts'
import { measuringPatterns } from './record/measuring.ts'
import { networkPatterns } from './record/networks.ts'
import { officePatterns } from './record/offices.ts'
import { storedRefusals } from './record/refusals.ts'
import { sendingPatterns } from './record/sending.ts'

/**
 * The English sentences that the server writes into the record, by the key of their words, `reason.says.KEY`. What stands
 * in braces differs from one to the next: slots.ts says what it may be. tests/web/reasons.test.ts holds these to be all.
 */
export const recordPatterns = {
  ...sendingPatterns,
  ...commentPatterns,
  ...calendarPatterns,
  ...channelPatterns,
  ...networkPatterns,
  ...measuringPatterns,
  ...officePatterns,
  ...storedRefusals,
} as const
