import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { useSession } from '../../../shared/session/session.ts'
import { useRename } from '../api/profile.ts'

export function NameCard() {
  const { t } = useTranslation()
  const { name: before } = useSession()
  const kept = useKeptForm('my-name')
  const [name, setName] = useKeptState(kept, 'name', before)
  const { mutateAsync, isPending, isSuccess, error } = useRename()
  return (
    <FormCard
      title={t('me.name')}
      isDirty={name.trim() !== before}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      onSave={() => name.trim() !== '' && forgetOnceSent(kept, mutateAsync(name.trim()))}
      kept={kept}
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
