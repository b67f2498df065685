import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listDrafts } from '../../../../shared/drafts/drafts.ts'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { showFailure } from '../../../../shared/feedback/failure-notice.tsx'
import { useSession } from '../../../../shared/session/session.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { useSignOut } from '../../api/sign-out.ts'

/** Signs out at once, or asks first where something that was typed has not been sent. */
export function useAskedSignOut(): { signOut: () => Promise<void>; question: ReactElement } {
  const { t } = useTranslation()
  const { id } = useSession()
  const number = useNumbers()
  const { mutate: end, isPending, error, reset } = useSignOut()
  const [unsent, setUnsent] = useState(0)
  const [isAsked, setIsAsked] = useState(false)

  async function signOut() {
    // A browser that keeps nothing holds nothing back.
    const { length } = await listDrafts(id).catch(() => [])
    if (length === 0) return end(undefined, { onError: problem => showFailure(t('shared.notDone'), problem) })
    // The question would say why the sign-out before it failed.
    reset()
    setUnsent(length)
    setIsAsked(true)
  }
  const question = (
    <Confirm
      isOpen={isAsked}
      title={t('frame.signOut')}
      doIt={t('frame.signOut')}
      keep={t('frame.staySignedIn')}
      isBusy={isPending}
      problem={error}
      onConfirm={() => end()}
      onClose={() => {
        reset()
        setIsAsked(false)
      }}
    >
      <p>{t('frame.unsent', { number: number(unsent) })}</p>
    </Confirm>
  )
  return { signOut, question }
}
