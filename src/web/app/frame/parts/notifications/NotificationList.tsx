import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { languageFor } from '../../../languages/languages.ts'
import { lastNotificationsQuery, useReadAll } from '../../api/notifications.ts'
import classes from './NotificationList.module.css'
import { NotificationRow } from './NotificationRow.tsx'

/** The last twenty, each leading to what it is about. */
export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const { t, i18n } = useTranslation()
  const { code } = languageFor(null, [i18n.language])
  const { data, error, refetch } = useQuery(lastNotificationsQuery(code))
  const { mutate: readAll, isPending, error: notRead } = useReadAll()
  const newest = data?.[0]
  return (
    <section aria-label={t('frame.notifications')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('frame.notifications')}</h2>
        {newest && data.some(each => each.isUnread) && (
          <Button variant="subtle" size="xs" loading={isPending} onClick={() => readAll(newest.id)}>
            {t('frame.readAll')}
          </Button>
        )}
      </div>
      {notRead && <ProblemAlert problem={notRead} title={t('shared.notDone')} />}
      {error && !data && <ProblemAlert problem={error} onRetry={refetch} />}
      {!data && !error && <LoadingRows rows={3} />}
      {data?.length === 0 && <p className={classes.none}>{t('frame.noNotifications')}</p>}
      <ul className={classes.list}>
        {data?.map(each => (
          <li key={each.id}>
            <NotificationRow notification={each} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </section>
  )
}
