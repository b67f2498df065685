import { Button, Group, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../../shared/api/problem.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
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
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  // Why it could not be read stands in the card of the second factor.
  if (!data) return null
  const problem = add.error ?? remove.error
  const isBrowsers = problem !== null && asProblem(problem).status === -1

  function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '' || password === '') return
    add.mutate({ name: name.trim(), password }, { onSuccess: () => setName('') })
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
        <TextInput
          label={t('me.passkeyName')}
          value={name}
          maxLength={60}
          onChange={event => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('me.currentPassword')}
          autoComplete="current-password"
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        {isBrowsers && <p role="alert">{t('me.passkeyNotMade')}</p>}
        {problem && !isBrowsers && <ProblemAlert problem={problem} title={t('forms.notSaved')} />}
        <Group>
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('me.addPasskey')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
