import { SimpleGrid, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import type { ChannelDetail } from '../api/channel.ts'
import { useEditChannel } from '../api/edit-channel.ts'
import { Notes } from './Notes.tsx'

/** How often, on which days, and what happens to what is late. */
export function PaceCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`channel-pace/${channel.id}`)
  const now = paceOf(channel)
  const [leastGapMinutes, setGap] = useKeptState(kept, 'leastGapMinutes', now.leastGapMinutes)
  const [cap, setCap] = useKeptState<number | ''>(kept, 'dailyCap', now.dailyCap ?? '')
  const [late, setLate] = useKeptState<number | ''>(kept, 'late', now.holdWhenOverdueMinutes ?? '')
  const [postOnHolidays, setOnHolidays] = useKeptState(kept, 'postOnHolidays', now.postOnHolidays)
  const [postOnDaysOff, setOnDaysOff] = useKeptState(kept, 'postOnDaysOff', now.postOnDaysOff)
  const pace: typeof now = {
    leastGapMinutes,
    dailyCap: orNone(cap),
    postOnHolidays,
    postOnDaysOff,
    holdWhenOverdueMinutes: orNone(late),
  }
  const { mutateAsync, isPending, isSuccess, error, data } = useEditChannel(channel.id)
  const isDirty = JSON.stringify(pace) !== JSON.stringify(now)
  return (
    <FormCard
      title={t('channels.pace')}
      isDirty={isDirty}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      isReadOnly={isReadOnly}
      onSave={() => forgetOnceSent(kept, mutateAsync(pace))}
      kept={kept}
      after={!isDirty && <Notes effects={data?.effects} />}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={t('channels.gap')}
          min={0}
          value={leastGapMinutes}
          onChange={value => setGap(Number(value) || 0)}
        />
        <NumberField
          label={t('channels.cap')}
          description={t('channels.emptyNoLimit')}
          min={1}
          value={cap}
          onChange={setCap}
        />
        <NumberField
          label={t('channels.overdue')}
          description={t('channels.overdueHint')}
          min={1}
          value={late}
          onChange={setLate}
        />
      </SimpleGrid>
      <Switch
        label={t('channels.onHolidays')}
        checked={postOnHolidays}
        onChange={event => setOnHolidays(event.currentTarget.checked)}
      />
      <Switch
        label={t('channels.onDaysOff')}
        checked={postOnDaysOff}
        onChange={event => setOnDaysOff(event.currentTarget.checked)}
      />
    </FormCard>
  )
}

function orNone(value: number | ''): number | null {
  return value === '' ? null : value
}

function paceOf(channel: ChannelDetail) {
  const { leastGapMinutes, dailyCap, postOnHolidays, postOnDaysOff, holdWhenOverdueMinutes } = channel
  return { leastGapMinutes, dailyCap, postOnHolidays, postOnDaysOff, holdWhenOverdueMinutes }
}
