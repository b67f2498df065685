import { workingTime } from './office-hours.ts'
import type { Story } from './story.ts'

/** Work on an item begins in the morning of a working day, early enough before now that all of it has happened. */
export function beginOf({ becomes, key, office }: Story, now: Date): Date {
  const morning = { hour: 9, minute: (key.length * 7) % 60 }
  return workingTime(office, morning, { now, daysAgo: -becomes.day, hoursAgo: 4 })
}
