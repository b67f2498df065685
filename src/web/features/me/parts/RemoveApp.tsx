import { Button, Group, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { latinDigits } from '../../../shared/forms/clock-text.ts'
import { refusalBeside } from '../../../shared/forms/refusal-beside.tsx'
import { useEditSecondFactor } from '../api/second-factor.ts'
import classes from './Me.module.css'

/** New backup codes, or no app any more: both take the password and a code of the app, or a backup code. */
export function RemoveApp({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { remove, renewCodes } = useEditSecondFactor()

  function submit(event: FormEvent) {
    event.preventDefault()
    if (password !== '' && code !== '') remove.mutate({ password, code: latinDigits(code.trim()) })
  }

  const refusal = refusalBeside(remove.error ?? renewCodes.error, {
    password: ['wrong-current-password'],
    code: ['wrong-code'],
  })
  return (
    <form onSubmit={submit} noValidate className={classes.fields}>
      <PasswordInput
        label={t('me.currentPassword')}
        autoComplete="current-password"
        value={password}
        error={refusal.at('password')}
        onChange={event => setPassword(event.currentTarget.value)}
      />
      <TextInput
        label={t('me.code')}
        dir="ltr"
        autoComplete="one-time-code"
        maw={180}
        value={code}
        error={refusal.at('code')}
        onChange={event => setCode(event.currentTarget.value)}
      />
      {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
      <Group>
        <Button
          variant="default"
          loading={renewCodes.isPending}
          onClick={() => {
            if (password === '' || code === '') return
            const proof = { password, code: latinDigits(code.trim()) }
            renewCodes.mutate(proof, {
              onSuccess: answer => {
                setCode('')
                onCodes(answer.backupCodes)
              },
            })
          }}
        >
          {t('me.renewCodes')}
        </Button>
        <Button type="submit" variant="default" loading={remove.isPending}>
          {t('me.removeApp')}
        </Button>
      </Group>
    </form>
  )
}
