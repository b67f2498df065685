import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { seriesQuery } from '../api/made-series.ts'
import { SeriesCard } from '../parts/series/SeriesCard.tsx'

const Occurrences = laterPart(
  () => import('../parts/series/Occurrences.tsx').then(part => part.Occurrences),
  360,
)

/** One series: how it repeats, what can be done about it, and each of its times. */
export function OneSeries() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/frame/series/$id' })
  const { data: series, error, refetch } = useQuery(seriesQuery(id))
  return (
    <Page
      title={t('posts.series.one')}
      heading={series ? <bdi>{series.name}</bdi> : t('posts.series.one')}
      actions={
        <LinkButton variant="default" to="/series">
          {t('posts.series.all')}
        </LinkButton>
      }
    >
      {!series && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!series && !error && <LoadingRows rows={5} />}
      {series && <SeriesCard key={series.id} series={series} />}
      {series && <Occurrences series={series} />}
    </Page>
  )
}
