import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import type { ChannelDetail } from '../api/channel.ts'
import { useSetSlots } from '../api/set-slots.ts'
import { Notes } from './Notes.tsx'
import { SlotWeek } from './SlotWeek.tsx'
import { faultsOf, isSameWeek, linesIn, linesOf, slotsOf } from './week.ts'

/** The week of a channel, saved as a whole. */
export function SlotsCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const others = useChannels().filter(({ id, slots }) => id !== channel.id && slots.length > 0)
  const kept = useKeptForm(`channel-slots/${channel.id}`)
  const [typedLines, setLines] = useKeptState(kept, 'week', linesOf(channel.slots))
  const lines = linesIn(typedLines)
  const { mutateAsync, isPending, isSuccess, error, data } = useSetSlots(channel.id)
  const faults = faultsOf(lines)
  const isDirty = faults.size > 0 || !isSameWeek(slotsOf(lines), channel.slots)
  return (
    <FormCard
      title={t('channels.slots')}
      lead={t('channels.slotsLead', { office: nameOf(channel.officeId) })}
      aside={
        !isReadOnly &&
        others.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('channels.copyFrom')}
            value=""
            data={[
              { value: '', label: t('channels.copyFrom') },
              ...others.map(({ id, handle, name, officeId }) => ({
                value: id,
                label: `${handle.startsWith('@') ? handle : name} (${nameOf(officeId)})`,
              })),
            ]}
            onChange={event => {
              const from = others.find(({ id }) => id === event.currentTarget.value)
              if (from) setLines(linesOf(from.slots))
            }}
          />
        )
      }
      isDirty={isDirty}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      isReadOnly={isReadOnly}
      onSave={() => {
        if (faults.size === 0) forgetOnceSent(kept, mutateAsync(slotsOf(lines)))
      }}
      kept={kept}
      after={!isDirty && <Notes effects={data?.effects} />}
    >
      <SlotWeek lines={lines} faults={faults} onChange={setLines} />
    </FormCard>
  )
}
