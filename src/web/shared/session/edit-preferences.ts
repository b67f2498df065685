import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { type Preferences, type Session, sessionQuery } from './session.ts'

function editPreferences(preferences: Partial<Preferences>) {
  return call('PATCH /api/v1/me', { body: { preferences } })
}

/** Shows at once, and goes back where the server refuses. */
export function useEditPreferences() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: editPreferences,
    onMutate: async preferences => {
      await client.cancelQueries({ queryKey: sessionQuery.queryKey })
      const before = client.getQueryData(sessionQuery.queryKey)
      client.setQueryData(sessionQuery.queryKey, session => session && withPreferences(session, preferences))
      return { before }
    },
    onError: (_problem, _preferences, kept) => client.setQueryData(sessionQuery.queryKey, kept?.before),
    onSuccess: session => client.setQueryData(sessionQuery.queryKey, session),
  })
}

function withPreferences(session: Session, preferences: Partial<Preferences>): Session {
  return { ...session, preferences: { ...session.preferences, ...preferences } }
}
