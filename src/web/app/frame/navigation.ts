import {
  IconAntennaBars4,
  IconCalendarMonth,
  IconClipboardText,
  IconEyeCheck,
  IconLayoutList,
  IconNews,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { may } from '../../shared/session/may.ts'
import type { Session } from '../../shared/session/session.ts'

/** A place of the app as the navigation shows it. */
export interface Destination {
  to: '/' | '/news' | '/review' | '/calendar' | '/queue' | '/log' | '/channels' | '/settings'
  word: 'today' | 'news' | 'review' | 'calendar' | 'queue' | 'log' | 'channels' | 'settings'
  icon: typeof IconSun
}

interface Group {
  word?: 'publish' | 'outreach' | 'setUp'
  destinations: readonly Destination[]
}

const today = { to: '/', word: 'today', icon: IconSun } as const satisfies Destination
const news = { to: '/news', word: 'news', icon: IconNews } as const satisfies Destination
const review = { to: '/review', word: 'review', icon: IconEyeCheck } as const satisfies Destination
const calendar = { to: '/calendar', word: 'calendar', icon: IconCalendarMonth } as const satisfies Destination
const queue = { to: '/queue', word: 'queue', icon: IconLayoutList } as const satisfies Destination
const log = { to: '/log', word: 'log', icon: IconClipboardText } as const satisfies Destination
const channels = { to: '/channels', word: 'channels', icon: IconAntennaBars4 } as const satisfies Destination
const settings = { to: '/settings', word: 'settings', icon: IconSettings } as const satisfies Destination

/** What the person may open, in the groups of the side bar. */
export function groupsFor(session: Session): readonly Group[] {
  const publish = may(session, 'news.approve') ? [news, review, calendar, queue] : [news, calendar, queue]
  const setUp = maySetUp(session) ? [channels, settings] : [channels]
  return [
    { destinations: [today] },
    { word: 'publish', destinations: publish },
    { word: 'outreach', destinations: [log] },
    { word: 'setUp', destinations: setUp },
  ]
}

/** The four of the phone's bottom bar; the fifth is "More". */
export function bottomBarFor(session: Session) {
  return [today, news, may(session, 'news.approve') ? review : log, calendar] as const
}

/** What stands on the phone's page "More". */
export function moreFor(session: Session): readonly Destination[] {
  const inBar = bottomBarFor(session)
  return groupsFor(session)
    .flatMap(group => group.destinations)
    .filter(each => !inBar.some(({ to }) => to === each.to))
}

/** The place to which a page below it belongs, `/news/01a2…` to the news items; none for the places themselves. */
export function sectionOf(session: Session, pathname: string): Destination | undefined {
  return groupsFor(session)
    .flatMap(group => group.destinations)
    .find(({ to }) => to !== '/' && pathname.startsWith(`${to}/`))
}

function maySetUp(session: Session): boolean {
  return (
    may(session, 'topics.manage') ||
    may(session, 'offices.manage') ||
    may(session, 'audit.read') ||
    may(session, 'outreach.manage-words', '*')
  )
}
