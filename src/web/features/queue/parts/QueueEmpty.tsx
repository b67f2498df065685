import { Button } from '@mantine/core'
import { IconCalendarEvent, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import type { Tab } from '../tabs.ts'

/** Nothing in a list: good news for troubles; for the others, the way to the calendar. */
export function QueueEmpty({ tab }: { tab: Tab }) {
  const { t } = useTranslation()
  const leadsOn = tab === 'next' || tab === 'sent'
  return (
    <EmptyState
      icon={leadsOn ? IconCalendarEvent : IconCircleCheck}
      title={t(`queue.empty.${tab}`)}
      action={
        leadsOn && (
          <Button component={Link} to="/calendar" variant="default">
            {t('queue.openCalendar')}
          </Button>
        )
      }
    >
      {t(`queue.emptyWhy.${tab}`)}
    </EmptyState>
  )
}
