import { IconAntennaOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../shared/item/item.ts'
import { previewQuery } from '../api/preview.ts'
import { ComposerGrid } from './ComposerGrid.tsx'

/** Channels, previews and times of an item; below them what is scheduled already. */
export function Composer({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(previewQuery(item))
  const [startedFrom] = useState<{ at?: string; channel?: string }>(useSearch({ strict: false }))
  if (error?.code === 'no-channel-for-languages')
    return (
      <EmptyState icon={IconAntennaOff} title={t('posts.noChannel')}>
        {t('posts.noChannelWhy')}
      </EmptyState>
    )
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows rows={6} />
  return <ComposerGrid key={item.contentHash} item={item} all={data} startedFrom={startedFrom} />
}
