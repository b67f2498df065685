import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { networksQuery } from '../../../shared/channels/networks.ts'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { useEditHandles } from '../api/handles.ts'

export function AddHandle() {
  const { t } = useTranslation()
  const { data: networks } = useQuery(networksQuery)
  const [name, setName] = useState('')
  const [handle, setHandle] = useState('')
  const [chosen, setChosen] = useState('')
  const { set } = useEditHandles()
  const network = chosen || networks?.[0]?.name
  return (
    <FormCard
      title={t('settings.handleIs.add')}
      save={t('forms.add')}
      isDirty={name.trim() !== '' && handle.trim() !== ''}
      isBusy={set.isPending}
      isSaved={set.isSuccess}
      problem={set.error}
      onSave={() =>
        network !== undefined &&
        set.mutate(
          { name: name.trim(), network, handle: handle.trim() },
          {
            onSuccess: () => {
              setName('')
              setHandle('')
            },
          },
        )
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={t('settings.handleIs.name')}
          value={name}
          maxLength={120}
          onChange={event => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('forms.network')}
          value={network}
          data={(networks ?? []).map(each => ({ value: each.name, label: each.label }))}
          onChange={event => setChosen(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.handleIs.handle')}
          dir="ltr"
          value={handle}
          maxLength={200}
          onChange={event => setHandle(event.currentTarget.value)}
        />
      </SimpleGrid>
    </FormCard>
  )
}
