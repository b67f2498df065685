import { Button } from '@mantine/core'
import { IconNews, IconPlus, IconUpload } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useNewsCounts } from '../api/news-counts.ts'
import { useNewsList } from '../api/news-list.ts'
import { countFilter, listFilter } from '../filter.ts'
import { ChosenBar } from '../parts/ChosenBar.tsx'
import { NewsFilters } from '../parts/NewsFilters.tsx'
import { NewsRows } from '../parts/NewsRows.tsx'
import { NewsTabs } from '../parts/NewsTabs.tsx'
import { tabOf } from '../tabs.ts'
import classes from './NewsList.module.css'

/** Which items are where? */
export function NewsList() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/frame/news' })
  const tab = tabOf(search.state)
  const officeIds = useChosenOfficeIds()
  const counts = useNewsCounts(countFilter(search, officeIds))
  const list = useNewsList(listFilter(search, officeIds))
  const mayWrite = useMay('news.write')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows = list.data?.pages.flatMap(page => page.items)
  const ticked = rows?.filter(row => chosen.has(row.id)) ?? []
  const untick = (ids: readonly string[]) =>
    setChosen(previous => new Set([...previous].filter(id => !ids.includes(id))))
  const action = tab === 'archived' ? 'restore' : tab === 'draft' ? 'submit' : 'archive'
  const newItem = mayWrite && (
    <LinkButton to="/news/new" leftSection={<IconPlus size={18} stroke={2} aria-hidden />}>
      {t('news.newItem')}
    </LinkButton>
  )
  return (
    <Page
      title={t('news.title')}
      actions={
        mayWrite && (
          <>
            <LinkButton
              variant="default"
              to="/news/import"
              leftSection={<IconUpload size={18} stroke={1.8} aria-hidden />}
            >
              {t('news.import')}
            </LinkButton>
            {newItem}
          </>
        )
      }
    >
      <NewsTabs tab={tab} counts={counts ? { ...counts, waiting: counts.waitingForMe } : {}} />
      <NewsFilters search={search} />
      {list.error && !rows && <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />}
      <section className={classes.list} aria-label={t(`news.tab.${tab}`)}>
        {ticked.length > 0 && <ChosenBar rows={ticked} action={action} onDone={untick} />}
        {!rows && !list.error && <LoadingRows rows={8} height={48} />}
        {rows && rows.length > 0 && (
          <NewsRows
            rows={rows}
            {...(mayWrite ? { chosen } : {})}
            onChoose={(id, isChosen) =>
              setChosen(
                previous => new Set(isChosen ? [...previous, id] : [...previous].filter(each => each !== id)),
              )
            }
          />
        )}
        {rows?.length === 0 && (
          <EmptyState icon={IconNews} title={t('news.none')} action={newItem}>
            {t(tab === 'waiting' ? 'news.noneWaiting' : 'news.noneWhy')}
          </EmptyState>
        )}
      </section>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('news.showMore')}
          </Button>
        </div>
      )}
    </Page>
  )
}
