import { useNetwork } from '@mantine/hooks'
import { IconCloudOff, IconCloudPause, IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDrafts } from '../../../../shared/drafts/use-drafts.ts'
import classes from './ConnectionChip.module.css'

/** Only when there is something to say: offline, no live updates, or drafts that wait to be sent. */
export function ConnectionChip({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation()
  const { online } = useNetwork()
  const waiting = useDrafts().filter(({ isToSend }) => isToSend).length
  return (
    <div role="status" className={classes.place}>
      {!online && (
        <span className={classes.chip} data-tone="warning">
          <IconCloudOff size={16} stroke={1.8} aria-hidden />
          <span className={classes.words}>{t('frame.offline')}</span>
        </span>
      )}
      {online && !isLive && waiting === 0 && (
        <span className={classes.chip} data-tone="warning">
          <IconCloudPause size={16} stroke={1.8} aria-hidden />
          <span className={classes.words}>{t('frame.notLive')}</span>
        </span>
      )}
      {online && waiting > 0 && (
        <span className={classes.chip} data-tone="scheduled">
          <IconCloudUp size={16} stroke={1.8} aria-hidden />
          <span className={classes.words}>{t('frame.draftsToSend', { count: waiting })}</span>
        </span>
      )}
    </div>
  )
}
