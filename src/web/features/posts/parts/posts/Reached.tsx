import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { useNow } from '../../../../shared/times/clock.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { relativeTime } from '../../../../shared/times/relative.ts'
import { metricsQuery } from '../../api/metrics.ts'
import classes from './PostsOfItem.module.css'

/** The latest figures of a post under the network's own names, and how old they are. */
export function Reached({ postId }: { postId: string }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const locale = useLocale()
  const now = useNow()
  const { data, error, refetch } = useQuery(metricsQuery(postId))
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows rows={1} />
  const latest = data.measurements.findLast(({ state }) => state === 'taken')
  if (!latest?.takenAt) return <p className={classes.quiet}>{t('posts.notMeasured')}</p>
  return (
    <>
      <dl className={classes.figures}>
        {latest.values.map(({ metric, value }) => (
          <div key={metric}>
            <dt>
              <Ltr>{metric.replaceAll('_', ' ')}</Ltr>
            </dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>
        {t('posts.measured', {
          when: relativeTime(latest.takenAt, now, locale) ?? latest.takenAt.slice(0, 10),
        })}
      </p>
    </>
  )
}
