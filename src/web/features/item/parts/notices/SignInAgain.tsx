import { Alert, Button, Group, PasswordInput, TextInput } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../../../shared/api/problem.ts'
import { useProblemText } from '../../../../shared/feedback/problem-text.ts'
import { useSession } from '../../../../shared/session/session.ts'
import { useSignIn } from '../../api/sign-in.ts'
import { useEditing } from '../../editing/use-editing.ts'
import classes from './SignInAgain.module.css'

/** The session ended while somebody wrote: they sign in here, and nothing of the page is lost. */
export function SignInAgain() {
  const { t } = useTranslation()
  const { name } = useSession()
  const editing = useEditing()
  const signIn = useSignIn()
  const problemText = useProblemText()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const needsCode = signIn.error ? /second-factor|wrong-code/.test(asProblem(signIn.error).code) : false
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password, ...(code ? { code } : {}) }, { onSuccess: () => void editing.saveNow() })
  }
  const reason = signIn.error ? problemText(signIn.error) : undefined
  return (
    <Alert variant="light" color="red" icon={<IconUserOff />} title={t('item.sessionEnded')} role="alert">
      <p>{t('item.sessionEndedLead')}</p>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          type="email"
          dir="ltr"
          label={t('item.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          dir="ltr"
          label={t('item.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('item.showPassword') }}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        {needsCode && (
          <TextInput
            dir="ltr"
            label={t('item.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            value={code}
            onChange={event => setCode(event.currentTarget.value)}
          />
        )}
        <Group gap="xs">
          <Button type="submit" loading={signIn.isPending}>
            {t('item.signIn')}
          </Button>
          <Button variant="default" component="a" href="/sign-in" target="_blank" rel="noreferrer">
            {t('item.signInElsewhere')}
          </Button>
        </Group>
      </form>
      {reason && (
        <p className={classes.problem} {...(reason.isEnglish ? { lang: 'en', dir: 'ltr' } : {})}>
          {reason.text}
        </p>
      )}
      <p className={classes.hint}>{t('item.signInAs', { name })}</p>
    </Alert>
  )
}
