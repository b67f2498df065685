import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { forgetAnswers } from '../../../shared/api/keep-answers.ts'
import { asProblem } from '../../../shared/api/problem.ts'

/** Ends the session, forgets what the browser kept of it but for drafts, and goes to the sign-in page. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    // Without a connection it says so, instead of signing out later.
    networkMode: 'always',
    mutationFn: endSession,
    onSuccess: async () => {
      client.clear()
      await forgetAnswers()
      location.assign('/sign-in')
    },
  })
}

async function endSession(): Promise<void> {
  try {
    await call('DELETE /api/v1/session', {})
  } catch (thrown) {
    // It had ended already.
    if (asProblem(thrown).status !== 401) throw thrown
  }
}
