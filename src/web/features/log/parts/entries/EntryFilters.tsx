import { Button, NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Filters } from '../../../../shared/forms/Filters.tsx'
import { SearchField } from '../../../../shared/forms/SearchField.tsx'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import type { LogName } from '../../lists.ts'
import { monthsBefore, thisMonthIn, useMonthName } from '../../months.ts'
import type { LogSearch } from '../../search.ts'
import { type Choice, useWordFilter } from '../../word-choices.ts'

/** Month, words and what kind: each stands in the address. */
export function EntryFilters({ log, search }: { log: LogName; search: LogSearch }) {
  const { t } = useTranslation()
  const [cleared, setCleared] = useState(0)
  const navigate = useNavigate()
  const monthName = useMonthName()
  const thisMonth = thisMonthIn(
    useChosenOffices().map(({ timeZone }) => timeZone),
    useNow(),
  )
  const set = (change: { [Name in keyof LogSearch]?: string | undefined }) =>
    void navigate({ to: '/log', search: previous => ({ ...previous, ...change }), replace: true })
  const isOfActivities = log === 'activities'
  const kinds = useWordFilter(isOfActivities ? 'kind' : 'contact-method', search.kind)
  const topics = useWordFilter('topic', search.topic)
  const isFiltered = Object.keys(search).some(name => name !== 'list')
  return (
    <Filters label={t('log.filters')}>
      <NativeSelect
        aria-label={t('log.month')}
        value={search.month ?? ''}
        onChange={event => set({ month: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('log.anyMonth') },
          ...withOther(
            monthsBefore(thisMonth, 24).map(month => ({ value: month, label: monthName(month) })),
            search.month,
          ),
        ]}
      />
      <NativeSelect
        aria-label={t(isOfActivities ? 'log.kind' : 'log.howAsked')}
        value={search.kind ?? ''}
        onChange={event => set({ kind: event.currentTarget.value || undefined })}
        data={[{ value: '', label: t(isOfActivities ? 'log.anyKind' : 'log.anyMethod') }, ...kinds]}
      />
      {!isOfActivities && (
        <NativeSelect
          aria-label={t('log.topic')}
          value={search.topic ?? ''}
          onChange={event => set({ topic: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('log.anyTopic') }, ...topics]}
        />
      )}
      <NativeSelect
        aria-label={t('log.whichEntries')}
        value={search.state ?? ''}
        onChange={event => set({ state: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('log.counting') },
          { value: 'withdrawn', label: t('log.notCounting') },
        ]}
      />
      {isOfActivities && (
        <SearchField
          // What was typed and not asked for yet goes with the field.
          key={cleared}
          label={t('log.searchEntries')}
          words={search.q ?? ''}
          maxLength={120}
          onWords={q => set({ q: q || undefined })}
        />
      )}
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() => {
            set({ month: undefined, kind: undefined, topic: undefined, q: undefined, state: undefined })
            setCleared(cleared + 1)
          }}
        >
          {t('log.clearFilters')}
        </Button>
      )}
    </Filters>
  )
}

/** With the value of an address that the list does not have. */
function withOther(choices: Choice[], value: string | undefined): Choice[] {
  if (!value || choices.some(each => each.value === value)) return choices
  return [...choices, { value, label: value }]
}
