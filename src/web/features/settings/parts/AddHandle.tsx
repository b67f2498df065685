import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { networksQuery } from '../../../shared/channels/networks.ts'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../shared/forms/refusal-beside.tsx'
import { useEditHandles } from '../api/handles.ts'

export function AddHandle() {
  const { t } = useTranslation()
  const { data: networks } = useQuery(networksQuery)
  // The next one is likely to be of the same network.
  const [last, setLast] = useState('')
  const kept = useKeptForm('handle-new')
  const [name, setName] = useKeptState(kept, 'name', '')
  const [handle, setHandle] = useKeptState(kept, 'handle', '')
  const [chosen, setChosen] = useKeptState(kept, 'network', last)
  const { set } = useEditHandles()
  const network = chosen || networks?.[0]?.name
  const refusal = refusalBeside(set.error, { name: [], handle: ['handle-invalid'] })
  return (
    <FormCard
      title={t('settings.handleIs.add')}
      save={t('forms.add')}
      isDirty={name.trim() !== '' && handle.trim() !== ''}
      isBusy={set.isPending}
      isSaved={set.isSuccess}
      problem={refusal.elsewhere}
      kept={kept}
      onSave={() => {
        if (network === undefined) return
        const given = { name: name.trim(), network, handle: handle.trim() }
        forgetOnceSent(kept, set.mutateAsync(given, { onSuccess: () => setLast(network) }))
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={t('settings.handleIs.name')}
          value={name}
          error={refusal.at('name')}
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
          error={refusal.at('handle')}
          maxLength={200}
          onChange={event => setHandle(event.currentTarget.value)}
        />
      </SimpleGrid>
    </FormCard>
  )
}
