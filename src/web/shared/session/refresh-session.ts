import type { QueryClient } from '@tanstack/react-query'
import { forgetAnswers } from '../api/keep-answers.ts'
import { sessionQuery } from './session.ts'

/**
 * At the start: who is signed in now. What was kept may be older, or another person's, who left without signing out:
 * then all of it is forgotten. Where the server cannot be reached, what was kept stays.
 */
export async function refreshSession(client: QueryClient): Promise<void> {
  const kept = client.getQueryData(sessionQuery.queryKey)
  const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined)
  if (!session || !kept || session.id === kept.id) return
  client.clear()
  client.setQueryData(sessionQuery.queryKey, session)
  await forgetAnswers()
}
