import { Badge, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { useNow } from '../../../shared/times/clock.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { relativeTime } from '../../../shared/times/relative.ts'
import { useEndSession, useSessions } from '../api/sessions.ts'
import { browserOf } from './browser-of.ts'
import classes from './Me.module.css'

/** Where the person is signed in, each to be ended. */
export function SessionsCard() {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const { data, error, refetch } = useSessions()
  const end = useEndSession()
  const others = data?.items.filter(({ isCurrent }) => !isCurrent).length ?? 0
  return (
    <Card
      title={t('me.sessions')}
      aside={
        others > 0 && (
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('me.endOthers')}
          </Button>
        )
      }
    >
      {error && !data && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {end.error && <ProblemAlert problem={end.error} title={t('forms.notSaved')} />}
      {!data && !error && <LoadingRows rows={2} />}
      <ul className={classes.list}>
        {data?.items.map(({ id, isCurrent, lastSeenAt, userAgent, network }) => (
          <li key={id} className={classes.line}>
            <span className={classes.words}>
              <Ltr>{browserOf(userAgent)}</Ltr>
              <span className={classes.lead}>
                {t('me.lastSeen', { time: relativeTime(lastSeenAt, now, locale) ?? lastSeenAt.slice(0, 10) })}
                {network && (
                  <>
                    {' · '}
                    <Ltr>{network}</Ltr>
                  </>
                )}
              </span>
            </span>
            {isCurrent ? (
              <Badge variant="light" radius="xs" tt="none">
                {t('me.thisOne')}
              </Badge>
            ) : (
              <Button size="xs" variant="default" onClick={() => end.mutate(id)}>
                {t('me.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
