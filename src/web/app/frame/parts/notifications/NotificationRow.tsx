import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { Run } from '../../../../shared/text/Run.tsx'
import { useNow } from '../../../../shared/times/clock.ts'
import { shortDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { relativeTime } from '../../../../shared/times/relative.ts'
import { type Notification, useReadOne } from '../../api/notifications.ts'
import classes from './NotificationRow.module.css'

interface NotificationRowProps {
  notification: Notification
  onLeave: () => void
}

/** Opens its post, item or channel, and counts as read from then on. Its sentence comes in the reader's language. */
export function NotificationRow({ notification, onLeave }: NotificationRowProps) {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const { mutate: read } = useReadOne()
  const { id, isUnread, message, language, reason, createdAt } = notification
  const when = relativeTime(createdAt, now, locale) ?? shortDay(createdAt, 'UTC', locale, new Date(now))
  const words = (
    <>
      <span className={classes.words}>
        <Run language={language}>{message}</Run>
        {reason && <Reason text={reason} className={classes.reason} />}
        <time dateTime={createdAt} className={classes.when}>
          {when}
        </time>
      </span>
      {isUnread && (
        <span className={classes.dot}>
          <VisuallyHidden>{t('frame.unread')}</VisuallyHidden>
        </span>
      )}
    </>
  )
  const onClick = () => {
    if (isUnread) read(id)
    onLeave()
  }
  const shared = { className: classes.row, onClick, 'data-unread': isUnread || undefined }
  if (notification.postId)
    return (
      <Link to="/queue/$postId" params={{ postId: notification.postId }} {...shared}>
        {words}
      </Link>
    )
  if (notification.newsItemId)
    return (
      <Link to="/news/$id" params={{ id: notification.newsItemId }} {...shared}>
        {words}
      </Link>
    )
  if (notification.channelId)
    return (
      <Link to="/channels/$id" params={{ id: notification.channelId }} {...shared}>
        {words}
      </Link>
    )
  return (
    <button type="button" {...shared}>
      {words}
    </button>
  )
}
