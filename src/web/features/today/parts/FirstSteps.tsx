import { IconAntennaBars4, IconPencilPlus, IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { type Answer, countNeeds } from '../needs.ts'
import classes from './FirstSteps.module.css'

/** On the first day: connect a channel, write an item, invite a second person. Gone once posts are under way. */
export function FirstSteps({ today }: { today: Answer }) {
  const { t } = useTranslation()
  const isQuiet = countNeeds(today) === 0 && today.next.length === 0 && today.week.published === 0
  const hasChannels = useChannels().some(({ state }) => state === 'connected')
  const mayConnect = useMay('channels.manage')
  const mayWrite = useMay('news.write')
  const mayInvite = useMay('people.manage')
  if (!isQuiet) return null
  const steps = [
    {
      to: '/channels',
      icon: IconAntennaBars4,
      words: t('today.steps.connect'),
      isOpen: mayConnect && !hasChannels,
    },
    { to: '/news/new', icon: IconPencilPlus, words: t('today.steps.write'), isOpen: mayWrite },
    { to: '/settings/people', icon: IconUserPlus, words: t('today.steps.invite'), isOpen: mayInvite },
  ] as const
  const open = steps.filter(({ isOpen }) => isOpen)
  if (open.length === 0) return null
  return (
    <Card title={t('today.steps.title')} isList>
      <ol className={classes.steps}>
        {open.map(({ to, icon: Icon, words }) => (
          <li key={to}>
            <Link to={to} className={classes.step}>
              <Icon size={20} stroke={1.7} aria-hidden />
              {words}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  )
}
