import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarPost } from '../range/calendar-posts.view.ts'

interface CalendarFacts {
  /** Of the office. */
  name: string
  publicUrl: string
  now: Date
}

/** How long a post takes in a calendar, in minutes. */
const minutes = 15

/**
 * Posts as text/calendar (RFC 5545), in UTC. Titles say where a post goes and how it begins, never why it is where it is.
 * The same posts within an hour are the same text.
 */
export function writeCalendar(posts: readonly CalendarPost[], facts: CalendarFacts): string {
  const { name, publicUrl, now } = facts
  const { hostname } = new URL(publicUrl)
  const calendar = ical({
    name: `Dateline: ${name}`,
    prodId: { company: 'Dateline', product: 'Dateline', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  })
  const stamp = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
  for (const post of posts) {
    const start = post.publishedAt ?? post.dueAt
    calendar.createEvent({
      id: `${post.id}@${hostname}`,
      stamp,
      start,
      end: new Date(start.getTime() + minutes * 60_000),
      summary: titleOf(post),
      status: post.state === 'published' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      ...(post.places.length > 0 ? { location: post.places.join(', ') } : {}),
      ...(post.permalink ? { url: post.permalink } : {}),
    })
  }
  return calendar.toString()
}

const marks: Partial<Record<CalendarPost['state'], string>> = {
  needs_attention: 'In doubt: ',
  failed: 'Failed: ',
  missed: 'Missed: ',
}

function titleOf({ sandbox, state, channelName, language, firstWords }: CalendarPost): string {
  return `${sandbox ? 'Practice: ' : ''}${marks[state] ?? ''}${channelName} (${language}): ${firstWords}`
}
