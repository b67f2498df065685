import { Button } from '@mantine/core'
import { IconNotebook } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import classes from './EntryList.module.css'

interface EntriesProps {
  query: {
    data: unknown
    error: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    refetch: () => unknown
    fetchNextPage: () => unknown
  }
  /** Undefined until they are there. */
  children: readonly ReactNode[] | undefined
}

/** The rows of a list of entries: loading, not to be had, none, or some with more to come. */
export function Entries({ query, children: rows }: EntriesProps) {
  const { t } = useTranslation()
  if (!rows && query.error) return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
  if (!rows) return <LoadingRows rows={6} height={40} />
  if (rows.length === 0)
    return (
      <EmptyState icon={IconNotebook} title={t('log.noEntries')}>
        {t('log.noEntriesWhy')}
      </EmptyState>
    )
  return (
    <>
      <ul className={classes.rows}>{rows}</ul>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('forms.more')}
          </Button>
        </div>
      )}
    </>
  )
}
