import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { forgetAnswers } from '../../../shared/api/keep-answers.ts'

/** Ends the session, forgets what the browser kept of it but for drafts, and goes to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await call('DELETE /api/v1/session', {})
    client.clear()
    await forgetAnswers()
    location.assign('/sign-in')
  }
}
