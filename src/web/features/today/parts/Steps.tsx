import { VisuallyHidden } from '@mantine/core'
import {
  IconAntennaBars4,
  IconCircleCheck,
  IconEyeCheck,
  IconPencilPlus,
  IconUserPlus,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOffices } from '../../../shared/offices/offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { useColleagueCount } from '../../../shared/people/colleagues.ts'
import { useMay } from '../../../shared/session/may.ts'
import { useItemCounts } from '../api/first-day.ts'
import classes from './Steps.module.css'

/** The way to the first post: what is done, and what the person can do next. */
export function Steps({ hasChannels }: { hasChannels: boolean }) {
  const { t } = useTranslation()
  const office = useOffices().find(({ archived }) => !archived)
  const colleagues = useColleagueCount(office?.id ?? '')
  const counts = useItemCounts()
  const mayConnect = useMay('channels.manage')
  const mayInvite = useMay('people.manage')
  const mayWrite = useMay('news.write')
  if (!counts) return null
  const { draft, in_review: inReview, approved } = counts
  const steps = [
    {
      link: { to: '/channels' },
      icon: IconAntennaBars4,
      words: t('today.steps.connect'),
      isDone: hasChannels,
      isOpen: mayConnect,
    },
    {
      link: { to: '/settings/people', search: { open: 'new' } },
      icon: IconUserPlus,
      words: t('today.steps.invite'),
      hint: t('today.steps.inviteHint'),
      isDone: colleagues > 1,
      isOpen: mayInvite,
    },
    {
      link: { to: '/news/new' },
      icon: IconPencilPlus,
      words: t('today.steps.write'),
      isDone: draft + inReview + approved > 0,
      isOpen: mayWrite,
    },
    {
      link: { to: '/news', search: { state: inReview > 0 ? 'in_review' : 'draft' } },
      icon: IconEyeCheck,
      words: t('today.steps.approve'),
      hint: t('today.steps.approveHint'),
      isDone: approved > 0,
      isOpen: mayWrite && draft + inReview > 0,
    },
  ] as const
  const shown = steps.filter(({ isDone, isOpen }) => isDone || isOpen)
  if (shown.every(({ isDone }) => isDone)) return null
  return (
    <Card title={t('today.steps.title')} isList>
      <ol className={classes.steps}>
        {shown.map(step =>
          step.isDone ? (
            <li key={step.words} className={classes.step} data-done data-tone="good">
              <IconCircleCheck size={20} stroke={1.8} aria-hidden />
              <span>
                {step.words} <VisuallyHidden>{t('today.steps.done')}</VisuallyHidden>
              </span>
            </li>
          ) : (
            <li key={step.words}>
              <Link {...step.link} className={classes.step}>
                <step.icon size={20} stroke={1.7} aria-hidden />
                <span>
                  {step.words}
                  {'hint' in step && <span className={classes.hint}>{step.hint}</span>}
                </span>
              </Link>
            </li>
          ),
        )}
      </ol>
    </Card>
  )
}
