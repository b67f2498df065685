import { Button, Group, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { latinDigits } from '../../../shared/forms/clock-text.ts'
import { refusalBeside } from '../../../shared/forms/refusal-beside.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { useEditSecondFactor } from '../api/second-factor.ts'
import classes from './Me.module.css'

/** The password first, then the QR code, then the first code of the app. */
export function SetUpApp({ onDone }: { onDone: (backupCodes: readonly string[]) => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { begin, confirm } = useEditSecondFactor()
  const made = begin.data

  function submit(event: FormEvent) {
    event.preventDefault()
    if (made) confirm.mutate(latinDigits(code.trim()), { onSuccess: answer => onDone(answer.backupCodes) })
    else if (password !== '') begin.mutate(password)
  }

  const problem = confirm.error ?? begin.error
  const refusal = refusalBeside(problem, { password: ['wrong-current-password'], code: ['wrong-code'] })
  return (
    <form onSubmit={submit} noValidate className={classes.fields}>
      {made ? (
        <>
          <p>{t('me.scan')}</p>
          <img className={classes.qr} src={`data:image/svg+xml,${encodeURIComponent(made.qr)}`} alt="" />
          <Ltr>{made.secret}</Ltr>
          <TextInput
            label={t('me.code')}
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            maw={180}
            value={code}
            error={refusal.at('code')}
            onChange={event => setCode(event.currentTarget.value)}
          />
        </>
      ) : (
        <PasswordInput
          label={t('me.currentPassword')}
          autoComplete="current-password"
          value={password}
          error={refusal.at('password')}
          onChange={event => setPassword(event.currentTarget.value)}
        />
      )}
      {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
      <Group>
        <Button
          type="submit"
          variant={made ? 'filled' : 'default'}
          loading={begin.isPending || confirm.isPending}
        >
          {made ? t('me.confirm') : t('me.setUpApp')}
        </Button>
      </Group>
    </form>
  )
}
