import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../shared/feedback/ProblemAlert.tsx'
import { Page } from '../../shared/page/Page.tsx'

/** In place of a page that could not be loaded; the frame stays. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const { reset: forgetErrors } = useQueryErrorResetBoundary()
  const retry = () => {
    forgetErrors()
    reset()
    void router.invalidate()
  }
  return (
    <Page title={t('frame.pageFailed')}>
      <ProblemAlert problem={error} onRetry={retry} />
    </Page>
  )
}
