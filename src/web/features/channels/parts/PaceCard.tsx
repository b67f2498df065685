import { SimpleGrid, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import type { ChannelDetail } from '../api/channel.ts'
import { useEditChannel } from '../api/edit-channel.ts'
import { Notes } from './Notes.tsx'

/** How often, on which days, and what happens to what is late. */
export function PaceCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const [pace, setPace] = useState(() => paceOf(channel))
  const { mutate, isPending, isSuccess, error, data } = useEditChannel(channel.id)
  const isDirty = JSON.stringify(pace) !== JSON.stringify(paceOf(channel))
  const set = (change: Partial<typeof pace>) => setPace(before => ({ ...before, ...change }))
  const orNone = (value: number | string) => (value === '' ? null : Number(value))
  return (
    <FormCard
      title={t('channels.pace')}
      isDirty={isDirty}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      isReadOnly={isReadOnly}
      onSave={() => mutate(pace, { onSuccess: ({ channel: saved }) => setPace(paceOf(saved)) })}
      onDiscard={() => setPace(paceOf(channel))}
      after={!isDirty && <Notes effects={data?.effects} />}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={t('channels.gap')}
          min={0}
          value={pace.leastGapMinutes}
          onChange={value => set({ leastGapMinutes: Number(value) || 0 })}
        />
        <NumberField
          label={t('channels.cap')}
          description={t('channels.emptyNoLimit')}
          min={1}
          value={pace.dailyCap ?? ''}
          onChange={value => set({ dailyCap: orNone(value) })}
        />
        <NumberField
          label={t('channels.overdue')}
          description={t('channels.overdueHint')}
          min={1}
          value={pace.holdWhenOverdueMinutes ?? ''}
          onChange={value => set({ holdWhenOverdueMinutes: orNone(value) })}
        />
      </SimpleGrid>
      <Switch
        label={t('channels.onHolidays')}
        checked={pace.postOnHolidays}
        onChange={event => set({ postOnHolidays: event.currentTarget.checked })}
      />
      <Switch
        label={t('channels.onDaysOff')}
        checked={pace.postOnDaysOff}
        onChange={event => set({ postOnDaysOff: event.currentTarget.checked })}
      />
    </FormCard>
  )
}

function paceOf(channel: ChannelDetail) {
  const { leastGapMinutes, dailyCap, postOnHolidays, postOnDaysOff, holdWhenOverdueMinutes } = channel
  return { leastGapMinutes, dailyCap, postOnHolidays, postOnDaysOff, holdWhenOverdueMinutes }
}
