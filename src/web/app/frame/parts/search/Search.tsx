import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemSentence } from '../../../../shared/feedback/ProblemSentence.tsx'
import { foundNewsQuery } from '../../api/found-news.ts'
import { usePagesToOpen } from '../../pages-to-open.ts'
import { FoundItemRow } from './FoundItemRow.tsx'
import { FoundPageRow } from './FoundPageRow.tsx'

const restMs = 200

/** Pages and channels by their names at once, items by their words from the server. */
export default function Search({ opened }: { opened: number }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [rested] = useDebouncedValue(query.trim(), restMs)
  const { data: items = [], isFetching, error } = useQuery(foundNewsQuery(rested))
  const pages = usePagesToOpen(query)
  const shownItems = query.trim().length > 1 ? items : []
  useEffect(() => {
    if (opened > 0) spotlight.open()
  }, [opened])
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} clearQueryOnClose returnFocus>
      <Spotlight.Search
        placeholder={t('frame.search')}
        aria-label={t('frame.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {shownItems.length > 0 && (
          <Spotlight.ActionsGroup label={t('frame.foundItems')}>
            {shownItems.map(item => (
              <FoundItemRow key={item.id} item={item} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('frame.foundPages')}>
            {pages.map(page => (
              <FoundPageRow key={page.id} page={page} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length === 0 && shownItems.length === 0 && !isFetching && (
          <Spotlight.Empty>
            {error ? <ProblemSentence problem={error} /> : t('frame.nothingFound')}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
