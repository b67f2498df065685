import {
  IconAt,
  IconBuildingCommunity,
  IconClipboardText,
  IconCoin,
  IconFlag2,
  IconHash,
  IconHistory,
  IconLanguage,
  IconRss,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import { type Action, may } from '../../../shared/session/may.ts'
import { type Session, useSession } from '../../../shared/session/session.ts'

/** The pages of Settings in the order in which a new organisation needs them, and who may change something there. */
const pages = [
  { word: 'people', to: '/settings/people', icon: IconUsers, action: 'people.manage' },
  { word: 'offices', to: '/settings/offices', icon: IconBuildingCommunity, action: 'offices.manage' },
  { word: 'projects', to: '/settings/projects', icon: IconFlag2, action: 'projects.manage' },
  { word: 'topics', to: '/settings/topics', icon: IconHash, action: 'topics.manage' },
  { word: 'log', to: '/settings/log', icon: IconClipboardText, action: 'outreach.manage-words' },
  { word: 'handles', to: '/settings/handles', icon: IconAt, action: 'handles.manage' },
  { word: 'feeds', to: '/settings/feeds', icon: IconRss, action: 'news.write' },
  { word: 'budget', to: '/settings/budget', icon: IconCoin, action: 'budget.set' },
  { word: 'webhooks', to: '/settings/webhooks', icon: IconWebhook, action: 'offices.manage' },
  {
    word: 'translations',
    to: '/settings/translations',
    icon: IconLanguage,
    action: 'news.write',
  },
  { word: 'audit', to: '/settings/audit', icon: IconHistory, action: 'audit.read' },
] as const satisfies readonly { word: string; to: string; icon: typeof IconAt; action: Action }[]

export type SettingsPage = (typeof pages)[number]

function pagesFor(session: Session): readonly SettingsPage[] {
  return pages.filter(({ action }) => may(session, action))
}

export function useSettingsPages(): readonly SettingsPage[] {
  return pagesFor(useSession())
}
