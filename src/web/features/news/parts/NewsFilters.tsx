import { Button, NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Filters } from '../../../shared/forms/Filters.tsx'
import { SearchField } from '../../../shared/forms/SearchField.tsx'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useProjects } from '../../../shared/projects/projects.ts'
import { useLanguageName } from '../../../shared/text/language-name.ts'
import { useTopicLabel } from '../../../shared/topics/topic-label.ts'
import { useTopics } from '../../../shared/topics/topics.ts'
import type { NewsListSearch } from '../search.ts'
import { sortOf, sorts } from '../tabs.ts'

/** Words, topic, project, language and order: each stands in the address, so that a filtered list can be passed on. */
export function NewsFilters({ search }: { search: NewsListSearch }) {
  const { t } = useTranslation()
  const [cleared, setCleared] = useState(0)
  const navigate = useNavigate()
  const languageName = useLanguageName()
  const topicLabel = useTopicLabel()
  const topics = useTopics().filter(isInUse)
  const projects = useProjects().filter(isInUse)
  const languages = [...new Set(useChosenOffices().flatMap(office => office.languages))]
  const set = (change: Partial<Record<keyof NewsListSearch, string | undefined>>) =>
    void navigate({ to: '/news', search: previous => ({ ...previous, ...change }), replace: true })
  const isFiltered = Boolean(search.q || search.topic || search.project || search.language)
  return (
    <Filters label={t('news.filters')}>
      <SearchField
        // What was typed and not asked for yet goes with the field.
        key={cleared}
        label={t('news.search')}
        words={search.q ?? ''}
        maxLength={500}
        onWords={q => set({ q: q || undefined })}
      />
      <NativeSelect
        aria-label={t('news.topic')}
        value={search.topic ?? ''}
        onChange={event => set({ topic: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('news.anyTopic') },
          ...topics.map(topic => ({ value: topic.id, label: topicLabel(topic) })),
        ]}
      />
      {projects.length > 0 && (
        <NativeSelect
          aria-label={t('news.project')}
          value={search.project ?? ''}
          onChange={event => set({ project: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('news.anyProject') },
            ...projects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <NativeSelect
        aria-label={t('news.language')}
        value={search.language ?? ''}
        onChange={event => set({ language: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('news.anyLanguage') },
          ...languages.map(code => ({ value: code, label: languageName(code) })),
        ]}
      />
      <NativeSelect
        aria-label={t('news.order')}
        value={sortOf(search.sort)}
        onChange={event => set({ sort: event.currentTarget.value })}
        data={sorts.map(sort => ({ value: sort, label: t(`news.sort.${sort}`) }))}
      />
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() => {
            set({ q: undefined, topic: undefined, project: undefined, language: undefined })
            setCleared(cleared + 1)
          }}
        >
          {t('news.clearFilters')}
        </Button>
      )}
    </Filters>
  )
}

function isInUse({ archivedAt }: { archivedAt: string | null }): boolean {
  return archivedAt === null
}
