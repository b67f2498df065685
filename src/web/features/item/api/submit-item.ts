import { type QueryClient, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'

function submitItem(id: string) {
  return call('POST /api/v1/news/:id/submit', { params: { id } })
}

const keyOf = (id: string) => ['news', id, 'submit']

/** Waits for the server; then the item, its lists and Today show it in review. Nothing is sent where saving fails. */
export function useSubmitItem(id: string) {
  return useMutation(submission(useQueryClient(), id))
}

/** Submits what was created just now; the page of the item, which opens meanwhile, says why it was refused. */
export function submitCreated(client: QueryClient, id: string): void {
  const cache = client.getMutationCache()
  void cache
    .build(client, submission(client, id))
    .execute(() => Promise.resolve(true))
    .catch(() => undefined)
}

function submission(client: QueryClient, id: string) {
  return {
    mutationKey: keyOf(id),
    mutationFn: async (save: () => Promise<boolean>) => {
      if (await save()) await submitItem(id)
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['news'] }),
        client.invalidateQueries({ queryKey: ['today'] }),
      ]),
  }
}

/** Why the last attempt was refused; undefined where none was. */
export function useSubmitProblem(id: string): unknown {
  const states = useMutationState({
    filters: { mutationKey: keyOf(id) },
    select: ({ state }) => ({ status: state.status, error: state.error }),
  })
  const last = states.at(-1)
  return last?.status === 'error' ? last.error : undefined
}
