import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useNow } from '../../../../shared/times/clock.ts'
import { shortDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { changesQuery } from '../../api/changes.ts'
import { lastApproval } from '../../last-approval.ts'
import classes from '../ReviewPage.module.css'
import { ChangeList } from './ChangeList.tsx'

/** What is other than in the last approved revision, word by word; one line where there is none. */
export function ChangedSince({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const last = lastApproval(item)
  if (!last) return <p className={classes.quiet}>{t('review.neverApproved')}</p>
  return <Changes item={item} last={last} />
}

type Last = NonNullable<ReturnType<typeof lastApproval>>

function Changes({ item, last }: { item: NewsItem; last: Last }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow()
  const zone = useOffice(item.officeId)?.timeZone ?? 'UTC'
  const { data, error, refetch } = useQuery(changesQuery(item.id, last.number, item.revision))
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { approvedBy, approvedAt } = last.approval
  const count = data.texts.length + data.facts.length + data.media.length
  const day = shortDay(approvedAt, zone, locale, new Date(now))
  return (
    <Card
      title={t('review.changedSince', { name: item.people[approvedBy] ?? t('shared.someone'), day })}
      aside={t('review.changes', { count })}
    >
      {count === 0 ? <p>{t('review.asApproved')}</p> : <ChangeList changes={data} />}
    </Card>
  )
}
