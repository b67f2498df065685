import { Anchor, Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { useSession } from '../../../../shared/session/session.ts'
import { useSignIn } from '../../api/sign-in.ts'

/** Over the page that is open, which stays as it is. Passkeys and other people go by the sign-in page. */
export default function SignInAgain({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation()
  const { email } = useSession()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { mutate: signIn, isPending, error } = useSignIn()
  const wantsCode = error?.code === 'second-factor-needed' || error?.code === 'wrong-code'
  const isWrong = error?.code === 'wrong-credentials'

  function submit(event: FormEvent) {
    event.preventDefault()
    signIn({ email, password, code: code.trim() }, { onSuccess: onSignedIn })
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('frame.session.title')}
    >
      <form onSubmit={submit}>
        <p>{t('frame.session.lead')}</p>
        <TextInput
          mt="md"
          label={t('frame.session.email')}
          value={email}
          readOnly
          autoComplete="username"
          dir="ltr"
        />
        <PasswordInput
          mt="sm"
          label={t('frame.session.password')}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('frame.session.show') }}
          required
          data-autofocus
          error={isWrong ? t('frame.session.wrong') : undefined}
        />
        {wantsCode && (
          <TextInput
            mt="sm"
            label={t('frame.session.code')}
            value={code}
            onChange={event => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            inputMode="numeric"
            dir="ltr"
            error={error.code === 'wrong-code' ? t('frame.session.wrongCode') : undefined}
          />
        )}
        {error && !wantsCode && !isWrong && (
          <ProblemAlert problem={error} title={t('frame.session.failed')} />
        )}
        <Group justify="space-between" mt="lg">
          <Anchor href="/sign-in">{t('frame.session.otherWay')}</Anchor>
          <Button type="submit" loading={isPending}>
            {t('frame.session.signIn')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
