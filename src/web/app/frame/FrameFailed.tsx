import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { ProblemAlert } from '../../shared/feedback/ProblemAlert.tsx'
import classes from './FrameFailed.module.css'
import { Wordmark } from './parts/bars/Wordmark.tsx'

/** Nothing is known of the person and nothing was kept: the only page without the frame. */
export function FrameFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className={classes.page}>
      <Wordmark />
      <ProblemAlert problem={error} onRetry={retry} />
    </main>
  )
}
