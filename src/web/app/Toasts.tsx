import { MantineThemeProvider, useDirection } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'
import { useTranslation } from 'react-i18next'
import { mostNotices } from '../shared/feedback/notice.ts'
import classes from './Toasts.module.css'

/** At the bottom where lines begin; which stand there is decided in notice.ts. */
export default function Toasts() {
  const { dir } = useDirection()
  const { t } = useTranslation()
  const defaultProps = {
    classNames: { description: classes.words },
    closeButtonProps: { 'aria-label': t('shared.close') },
  }
  return (
    <MantineThemeProvider theme={{ components: { Notification: { defaultProps } } }}>
      <Notifications
        className={classes.place}
        position={dir === 'rtl' ? 'bottom-right' : 'bottom-left'}
        limit={mostNotices}
      />
    </MantineThemeProvider>
  )
}
