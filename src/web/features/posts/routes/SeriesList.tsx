import { Button } from '@mantine/core'
import { IconLeaf, IconRepeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { seriesListQuery } from '../api/made-series.ts'
import classes from '../parts/series/Series.module.css'
import { SeriesRow } from '../parts/series/SeriesRow.tsx'

const EvergreenForm = laterPart(
  () => import('../parts/series/EvergreenForm.tsx').then(part => part.EvergreenForm),
  480,
)

/** What repeats: by a rule, or wherever a slot is free. */
export function SeriesList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(seriesListQuery(useChosenOfficeIds()))
  const maySchedule = useMay('posts.schedule')
  const [isMaking, setIsMaking] = useState(false)
  return (
    <Page
      title={t('posts.series.title')}
      lead={t('posts.series.lead')}
      actions={
        maySchedule &&
        !isMaking && (
          <Button leftSection={<IconLeaf size={18} aria-hidden />} onClick={() => setIsMaking(true)}>
            {t('posts.series.newEvergreen')}
          </Button>
        )
      }
    >
      {isMaking && <EvergreenForm onClose={() => setIsMaking(false)} />}
      {!data && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <Card title={t('posts.series.title')} isList>
        {!data && !error && <LoadingRows rows={4} />}
        {data?.length === 0 && (
          <EmptyState icon={IconRepeat} title={t('posts.series.none')}>
            {t('posts.series.noneWhy')}
          </EmptyState>
        )}
        <ul className={classes.rows}>
          {data?.map(series => (
            <SeriesRow key={series.id} series={series} />
          ))}
        </ul>
      </Card>
    </Page>
  )
}
