import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { approvedItemsQuery } from '../../../shared/item/approved-items.ts'
import { fromNotes } from '../../../shared/reasons/from/notes.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { fallbackLanguage } from '../../../shared/text/fallback-language.ts'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { Run } from '../../../shared/text/Run.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { ScheduledSeveral } from '../api/schedule-several.ts'
import classes from './BulkDialog.module.css'

interface BulkTimesProps {
  officeId: string
  found: ScheduledSeveral
}

/** When each post would go out, the first one first. */
export function BulkTimes({ officeId, found }: BulkTimesProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const channels = useChannels()
  const { data: items } = useQuery(approvedItemsQuery(officeId))
  const posts = found.posts.toSorted((a, b) => a.planned.dueAt.localeCompare(b.planned.dueAt))
  return (
    <div role="status">
      <p className={classes.sum}>{t('calendar.bulk.would', { number: number(posts.length) })}</p>
      {found.already.length > 0 && (
        <p>{t('calendar.bulk.already', { number: number(found.already.length) })}</p>
      )}
      <ol className={classes.times}>
        {posts.map(({ newsItemId, channelId, planned, refusals }) => {
          const network = channels.find(({ id }) => id === channelId)?.network
          const beginning = items?.find(({ id }) => id === newsItemId)?.beginning
          return (
            <li key={`${newsItemId} ${channelId}`}>
              <OfficeTime at={planned.dueAt} officeId={officeId} withDay />
              {network && <NetworkMark network={network} size={16} />}
              <Run language={beginning?.language ?? fallbackLanguage} className={classes.words}>
                {beginning?.text ?? ''}
              </Run>
              {planned.conflicts.map(({ kind }) => (
                <span key={kind} className={classes.warning}>
                  {t(`calendar.conflict.${kind}`)}
                </span>
              ))}
              {refusals.map(refusal => (
                <Reason key={refusal} text={refusal} from={fromNotes} className={classes.warning} />
              ))}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
