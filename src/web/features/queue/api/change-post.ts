import { useMutation, useQueryClient } from '@tanstack/react-query'

/** A change that waits for the server; then all that shows posts is read again. */
export function useChangeOfPost<Given, Answered>(mutationFn: (given: Given) => Promise<Answered>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all(['posts', 'today', 'news'].map(kind => client.invalidateQueries({ queryKey: [kind] }))),
  })
}
