import { SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { OfficeField } from '../../../../shared/forms/OfficeField.tsx'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { useAddFeed } from '../../api/feeds.ts'
import { addressFaults } from './address-faults.ts'

/** The feed is read once before it is kept. */
export function AddFeed() {
  const { t } = useTranslation()
  const [first = ''] = useOfficesFor('news.write')
  // The next one is likely to be of the same office.
  const [last, setLast] = useState({ officeId: first, intervalMinutes: 60 })
  const kept = useKeptForm('feed-new')
  const [officeId, setOfficeId] = useKeptState(kept, 'officeId', last.officeId)
  const [address, setAddress] = useKeptState(kept, 'address', '')
  const [intervalMinutes, setInterval] = useKeptState(kept, 'intervalMinutes', last.intervalMinutes)
  const { mutateAsync, isPending, isSuccess, error } = useAddFeed()
  const refusal = refusalBeside(error, { address: addressFaults })
  return (
    <FormCard
      title={t('settings.feedIs.add')}
      save={t('forms.add')}
      isDirty={address.trim() !== ''}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={refusal.elsewhere}
      kept={kept}
      onSave={() => {
        const feed = { officeId, address: address.trim(), intervalMinutes }
        forgetOnceSent(kept, mutateAsync(feed, { onSuccess: () => setLast({ officeId, intervalMinutes }) }))
      }}
    >
      <TextInput
        type="url"
        dir="ltr"
        label={t('settings.feedIs.address')}
        value={address}
        error={refusal.at('address')}
        onChange={event => setAddress(event.currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <OfficeField action="news.write" value={officeId} onChange={setOfficeId} />
        <NumberField
          label={t('settings.feedIs.every')}
          min={15}
          max={10_080}
          value={intervalMinutes}
          onChange={value => setInterval(Number(value) || 60)}
        />
      </SimpleGrid>
    </FormCard>
  )
}
