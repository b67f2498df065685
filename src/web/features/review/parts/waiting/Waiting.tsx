import { useTranslation } from 'react-i18next'
import { Card } from '../../../../shared/page/Card.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { WaitingItem } from '../../api/waiting.ts'
import classes from './Waiting.module.css'
import { WaitingRow } from './WaitingRow.tsx'

interface WaitingProps {
  items: readonly WaitingItem[]
  /** The one that is open beside the list. */
  openId?: string
}

/** What waits for a decision, never one's own. */
export function Waiting({ items, openId }: WaitingProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  return (
    <Card title={t('review.toReview')} aside={number(items.length)} isList>
      <ul className={classes.list}>
        {items.map(item => (
          <WaitingRow key={item.id} item={item} isOpen={item.id === openId} />
        ))}
      </ul>
      <p className={classes.note}>{t('review.ownElsewhere')}</p>
    </Card>
  )
}
