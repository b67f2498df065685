import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import classes from './AsOf.module.css'

/** The last rows, with when they were read, while the server does not answer. */
export function AsOf({ at, onRetry }: { at: string; onRetry: () => void }) {
  const { t } = useTranslation()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const time = clockTime(at, zone, useLocale())
  return (
    <div className={classes.line} role="status">
      <IconCloudOff size={16} stroke={1.8} aria-hidden />
      <span className={classes.words}>{t('today.asOf', { time })}</span>
      <Button variant="default" size="compact-sm" onClick={onRetry}>
        {t('shared.tryAgain')}
      </Button>
    </div>
  )
}
