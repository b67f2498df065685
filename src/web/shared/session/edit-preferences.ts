import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { type Preferences, type Session, sessionQuery } from './session.ts'

function editPreferences(preferences: Partial<Preferences>) {
  return call('PATCH /api/v1/me', { body: { preferences } })
}

const mutationKey = ['session', 'preferences']

/**
 * Shows at once, and goes back where the server refuses. Choices go out one after the other; what was chosen since stays
 * on the screen whatever becomes of an earlier one.
 */
export function useEditPreferences() {
  const client = useQueryClient()
  const { queryKey } = sessionQuery
  const onTheWay = () =>
    client
      .getMutationCache()
      .findAll({ mutationKey, status: 'pending' })
      .map(({ state }) => state.variables as Partial<Preferences>)
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: editPreferences,
    onMutate: async preferences => {
      await client.cancelQueries({ queryKey: queryKey })
      const before = client.getQueryData(queryKey)
      client.setQueryData(queryKey, session => session && withPreferences(session, preferences))
      return { before }
    },
    onError: (_problem, preferences, kept) => {
      const newer = onTheWay().filter(each => each !== preferences)
      const back = pick(kept?.before?.preferences ?? {}, Object.keys(preferences))
      client.setQueryData(queryKey, session => session && [back, ...newer].reduce(withPreferences, session))
    },
    onSuccess: session => client.setQueryData(queryKey, onTheWay().reduce(withPreferences, session)),
  })
}

function withPreferences(session: Session, preferences: Partial<Preferences>): Session {
  return { ...session, preferences: { ...session.preferences, ...preferences } }
}

function pick(preferences: Partial<Preferences>, names: readonly string[]): Partial<Preferences> {
  return Object.fromEntries(Object.entries(preferences).filter(([name]) => names.includes(name)))
}
