import { Button, Timeline } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useItem } from '../../../shared/item/item.ts'
import { useItemId } from '../../../shared/item/item-id.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { useRevisions } from '../api/revisions.ts'
import { RevisionEntry } from '../parts/history/RevisionEntry.tsx'
import classes from './ItemHistory.module.css'

const Comparison = laterPart(
  () => import('../parts/history/Comparison.tsx').then(part => part.Comparison),
  240,
)

/** Every saved state of the item, and what changed between any two of them. */
export function ItemHistory() {
  const { t } = useTranslation()
  const item = useItem(useItemId())
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useRevisions(item.id)
  const revisions = data.pages.flatMap(({ items }) => items)
  const newest = revisions[0]?.number ?? 1
  const [pair, setPair] = useState<{ from: number; to: number }>()
  const { from, to } = pair ?? { from: Math.max(1, newest - 1), to: newest }
  return (
    <div className={classes.page}>
      <section aria-label={t('item.revisions')} className={classes.card}>
        <Timeline bulletSize={14} lineWidth={2} active={revisions.length}>
          {revisions.map(revision => (
            <Timeline.Item key={revision.number}>
              <RevisionEntry
                revision={revision}
                officeId={item.officeId}
                isShown={to === revision.number}
                onCompare={() => setPair({ from: Math.max(1, revision.number - 1), to: revision.number })}
              />
            </Timeline.Item>
          ))}
        </Timeline>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('item.showMore')}
          </Button>
        )}
      </section>
      {newest > 1 ? (
        <Comparison
          item={item}
          numbers={revisions.map(({ number }) => number)}
          from={from}
          to={to}
          onChange={setPair}
        />
      ) : (
        <p className={classes.only}>{t('item.oneRevision')}</p>
      )}
    </div>
  )
}
