import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { useSession } from '../../../shared/session/session.ts'
import { useRename } from '../api/profile.ts'

export function NameCard() {
  const { t } = useTranslation()
  const { name: before } = useSession()
  const [name, setName] = useState(before)
  const { mutate, isPending, isSuccess, error } = useRename()
  return (
    <FormCard
      title={t('me.name')}
      isDirty={name.trim() !== before}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      onSave={() => name.trim() !== '' && mutate(name.trim())}
      onDiscard={() => setName(before)}
    >
      <TextInput
        aria-label={t('me.name')}
        value={name}
        maxLength={120}
        autoComplete="name"
        error={name.trim() === '' ? t('forms.missing') : undefined}
        onChange={event => setName(event.currentTarget.value)}
      />
    </FormCard>
  )
}
