import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { refusalBeside } from '../../../shared/forms/refusal-beside.tsx'
import { useChangePassword } from '../api/password.ts'

/** Every other session ends with the old password. */
export function PasswordCard() {
  const { t } = useTranslation()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [hasLeft, setHasLeft] = useState(false)
  const { mutate, isPending, isSuccess, error } = useChangePassword()
  const isLong = newPassword.length >= 12
  const refusal = refusalBeside(error, {
    currentPassword: ['wrong-current-password'],
    newPassword: ['password-length', 'weak-password'],
  })
  return (
    <FormCard
      title={t('me.password')}
      save={t('me.changePassword')}
      isDirty={currentPassword !== '' && newPassword !== ''}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={refusal.elsewhere}
      onSave={() =>
        isLong &&
        mutate(
          { currentPassword, newPassword },
          {
            onSuccess: () => {
              setCurrent('')
              setNew('')
              setHasLeft(false)
            },
          },
        )
      }
    >
      <PasswordInput
        label={t('me.currentPassword')}
        autoComplete="current-password"
        value={currentPassword}
        error={refusal.at('currentPassword')}
        onChange={event => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('me.newPassword')}
        description={t('me.newPasswordHint')}
        autoComplete="new-password"
        value={newPassword}
        error={hasLeft && newPassword !== '' && !isLong ? t('me.newPasswordHint') : refusal.at('newPassword')}
        onBlur={() => setHasLeft(true)}
        onChange={event => setNew(event.currentTarget.value)}
      />
    </FormCard>
  )
}
