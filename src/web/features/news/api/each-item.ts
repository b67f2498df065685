import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { asProblem, type Problem } from '../../../shared/api/problem.ts'

const done = {
  archive: (id: string) => call('POST /api/v1/news/:id/archive', { params: { id } }),
  submit: (id: string) => call('POST /api/v1/news/:id/submit', { params: { id } }),
  restore: (id: string) => call('POST /api/v1/news/:id/restore', { params: { id } }),
}

export type EachAction = keyof typeof done

/** Which of several items were done, and why others were not. */
export interface EachResult {
  done: string[]
  refused: { id: string; problem: Problem }[]
}

/** Does one thing to several items, one after the other: what is refused for one stops no other. */
export function useEachItem(action: EachAction) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (ids: readonly string[]): Promise<EachResult> => {
      const result: EachResult = { done: [], refused: [] }
      for (const id of ids) {
        await done[action](id).then(
          () => result.done.push(id),
          thrown => result.refused.push({ id, problem: asProblem(thrown) }),
        )
      }
      return result
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['news'] }),
        queryClient.invalidateQueries({ queryKey: ['review'] }),
        queryClient.invalidateQueries({ queryKey: ['today'] }),
      ]),
  })
}
