import type { Icon } from '@tabler/icons-react'
import { IconAntennaBars4, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../shared/channels/channels.ts'
import { may } from '../../shared/session/may.ts'
import { useSession } from '../../shared/session/session.ts'
import { groupsFor } from './navigation.ts'

export interface PageToOpen {
  id: string
  label: string
  icon: Icon
  open: () => void
}

/** Pages, channels and "New item" whose names hold the words; without words the pages alone. */
export function usePagesToOpen(query: string): readonly PageToOpen[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const channels = useChannels()
  const words = query.trim().toLocaleLowerCase()
  const pages = groupsFor(session).flatMap(({ destinations }) =>
    destinations.map(({ to, word, icon }) => ({
      id: to,
      label: t(`frame.to.${word}`),
      icon,
      open: () => void navigate({ to }),
    })),
  )
  const newItem = {
    id: 'new',
    label: t('frame.newItem'),
    icon: IconPlus,
    open: () => void navigate({ to: '/news/new' }),
  }
  const ofChannels = channels.map(({ id, handle, name }) => ({
    id,
    label: handle.startsWith('@') ? `${handle} · ${name}` : name,
    icon: IconAntennaBars4,
    open: () => void navigate({ to: '/channels/$id', params: { id } }),
  }))
  const all = [...(may(session, 'news.write') ? [newItem] : []), ...pages]
  if (words === '') return all
  return [...all, ...ofChannels].filter(({ label }) => label.toLocaleLowerCase().includes(words))
}
