import { Button, Group, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../../shared/api/problem.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../shared/forms/refusal-beside.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { useEditPasskeys } from '../api/passkeys.ts'
import { useSecondFactor } from '../api/second-factor.ts'
import classes from './Me.module.css'
import { PasskeyRow } from './PasskeyRow.tsx'

/** Passkeys of the person; adding, renaming or removing one takes the password. */
export function PasskeysCard() {
  const { t } = useTranslation()
  const { data } = useSecondFactor()
  const { add, remove } = useEditPasskeys()
  const kept = useKeptForm('passkey-new')
  const [name, setName] = useKeptState(kept, 'name', '')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  // Why it could not be read stands in the card of the second factor.
  if (!data) return null
  const problem = add.error ?? remove.error
  const refusal = refusalBeside(problem, { name: [], password: ['wrong-current-password'] })
  const isBrowsers = problem !== null && asProblem(problem).status === -1

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() === '' || password === '') return
    const sending = add.mutateAsync({ name: name.trim(), password }, { onSuccess: () => setIsTried(false) })
    forgetOnceSent(kept, sending)
  }

  return (
    <Card title={t('me.passkeys')}>
      <form onSubmit={submit} noValidate className={classes.fields}>
        {data.passkeys.length === 0 && <p className={classes.lead}>{t('me.noPasskeys')}</p>}
        <ul className={classes.list}>
          {data.passkeys.map(({ id, name: label }) => (
            <PasskeyRow
              key={id}
              passkey={{ id, name: label }}
              password={password}
              onRemove={() => remove.mutate({ id, password })}
            />
          ))}
        </ul>
        <KeptNotice form={kept} />
        <TextInput
          label={t('me.passkeyName')}
          value={name}
          error={isTried && name.trim() === '' ? t('forms.missing') : refusal.at('name')}
          maxLength={60}
          onChange={event => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('me.currentPassword')}
          autoComplete="current-password"
          value={password}
          error={isTried && password === '' ? t('forms.missing') : refusal.at('password')}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        {isBrowsers && <p role="alert">{t('me.passkeyNotMade')}</p>}
        {refusal.elsewhere && !isBrowsers ? (
          <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} />
        ) : null}
        <Group>
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('me.addPasskey')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
