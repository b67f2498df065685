import { Button } from '@mantine/core'
import { IconArrowsExchange, IconCalendarPlus, IconRepeat, IconRss } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { states } from '../../../shared/text/state.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './Legend.module.css'

const FeedDialog = lazy(() => import('./FeedDialog.tsx'))
const BulkDialog = lazy(() => import('./BulkDialog.tsx'))
const ShiftDialog = lazy(() => import('./ShiftDialog.tsx'))
const shown = ['published', 'scheduled', 'needs_attention', 'failed', 'missed'] as const

/** What the signs of the calendar mean, and what is done to many posts at once. */
export function Legend({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'feed' | 'shift' | 'bulk'>()
  const maySchedule = useMay('posts.schedule')
  return (
    <div className={classes.legend}>
      {shown.map(state => {
        const { icon: Icon, tone } = states[state]
        return (
          <span key={state} className={classes.sign} data-tone={tone}>
            <Icon size={15} stroke={2} aria-hidden /> {t(`shared.state.${state}`)}
          </span>
        )
      })}
      <span className={classes.plain}>
        <span className={classes.slot} /> {t('calendar.freeSlot')}
      </span>
      <span className={classes.plain}>
        <span className={classes.closed} /> {t('calendar.officeClosed')}
      </span>
      <span className={classes.plain}>
        <span className={classes.quiet} /> {t('calendar.quietHours')}
      </span>
      <span className={classes.actions}>
        {maySchedule && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconCalendarPlus size={15} aria-hidden />}
            onClick={() => setOpen('bulk')}
          >
            {t('calendar.bulk.open')}
          </Button>
        )}
        {maySchedule && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconArrowsExchange size={15} aria-hidden />}
            onClick={() => setOpen('shift')}
          >
            {t('calendar.shift.open')}
          </Button>
        )}
        <LinkButton
          variant="subtle"
          size="xs"
          to="/series"
          leftSection={<IconRepeat size={15} aria-hidden />}
        >
          {t('calendar.series')}
        </LinkButton>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconRss size={15} aria-hidden />}
          onClick={() => setOpen('feed')}
        >
          {t('calendar.feed.open')}
        </Button>
      </span>
      <Suspense>
        {open === 'feed' && <FeedDialog onClose={() => setOpen(undefined)} />}
        {open === 'bulk' && <BulkDialog onClose={() => setOpen(undefined)} />}
        {open === 'shift' && <ShiftDialog calendar={calendar} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </div>
  )
}
