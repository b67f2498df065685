import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../../shared/session/may.ts'
import { Name } from '../../../../shared/text/Name.tsx'
import type { Closing, MonthOfLog } from '../../api/closings.ts'
import { useMonthName } from '../../months.ts'
import classes from './MonthList.module.css'

interface MonthCellProps {
  month: MonthOfLog
  /** The latest closing of this month; without one it was never closed. */
  closing: Closing | undefined
  onAsk: (way: 'close' | 'reopen') => void
}

/** Whether a month of one log is open or closed, by whom, and the way to the other. */
export function MonthCell({ month: { officeId, month, log }, closing, onAsk }: MonthCellProps) {
  const { t } = useTranslation()
  const monthName = useMonthName()
  const mayClose = useMay('outreach.close', officeId)
  const mayReopen = useMay('outreach.reopen', officeId)
  const what = {
    month: monthName(month),
    log: t(log === 'activities' ? 'log.activities' : 'log.enquiriesWord'),
  }
  if (closing && !closing.reopened)
    return (
      <div className={classes.cell}>
        <span className={classes.closed}>
          <IconLock size={15} aria-hidden /> {t('log.closed')}
        </span>
        <span className={classes.who}>
          <Name>{closing.closedBy.name}</Name>
        </span>
        {mayReopen && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('log.reopenThis', what)}
            onClick={() => onAsk('reopen')}
          >
            {t('log.reopenMonth')}
          </Button>
        )}
      </div>
    )
  return (
    <div className={classes.cell}>
      <span>{t('log.open')}</span>
      {closing?.reopened && (
        <span className={classes.who}>
          <bdi>{closing.reopened.reason}</bdi>
        </span>
      )}
      {mayClose && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('log.closeThis', what)}
          onClick={() => onAsk('close')}
        >
          {t('log.closeMonth')}
        </Button>
      )}
    </div>
  )
}
