import { Trans, useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { stateOfItem } from '../../../shared/item/item-state.ts'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import classes from './ReviewPage.module.css'

/** The state of the item, who sent it and when. */
export function ReviewLead({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const sent = item.trail.findLast(({ action }) => action === 'news.submit')
  return (
    <span className={classes.lead}>
      <StateBadge state={stateOfItem(item)} />
      {item.submittedBy && (
        <span>
          <Trans
            i18nKey="review.sentBy"
            values={{ by: item.people[item.submittedBy] ?? t('shared.someone') }}
            components={{
              name: <bdi />,
              time: sent ? <OfficeTime at={sent.at} officeId={item.officeId} withDay /> : <span />,
            }}
          />
        </span>
      )}
    </span>
  )
}
