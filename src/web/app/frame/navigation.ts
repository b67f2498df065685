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

const today: Destination = { to: '/', word: 'today', icon: IconSun }
const news: Destination = { to: '/news', word: 'news', icon: IconNews }
const review: Destination = { to: '/review', word: 'review', icon: IconEyeCheck }
const calendar: Destination = { to: '/calendar', word: 'calendar', icon: IconCalendarMonth }
const queue: Destination = { to: '/queue', word: 'queue', icon: IconLayoutList }
const log: Destination = { to: '/log', word: 'log', icon: IconClipboardText }
const channels: Destination = { to: '/channels', word: 'channels', icon: IconAntennaBars4 }
const settings: Destination = { to: '/settings', word: 'settings', icon: IconSettings }

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
export function bottomBarFor(session: Session): readonly Destination[] {
  return [today, news, may(session, 'news.approve') ? review : log, calendar]
}

/** What stands on the phone's page "More". */
export function moreFor(session: Session): readonly Destination[] {
  const inBar = bottomBarFor(session)
  return groupsFor(session)
    .flatMap(group => group.destinations)
    .filter(each => !inBar.includes(each))
}

function maySetUp(session: Session): boolean {
  return may(session, 'topics.manage') || may(session, 'offices.manage') || may(session, 'audit.read')
}
