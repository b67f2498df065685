import { useQueryClient } from '@tanstack/react-query'

/** What shows posts is read again, once they are other ones. */
export function useRefreshPosts(): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all(
      ['posts', 'today', 'news', 'calendar', 'series'].map(kind =>
        client.invalidateQueries({ queryKey: [kind] }),
      ),
    )
}
