import { useQueryClient } from '@tanstack/react-query'

/** What shows posts is read again, once they are other ones. */
export function useRefreshPosts(): () => void {
  const client = useQueryClient()
  return () => {
    for (const kind of ['posts', 'today', 'news', 'calendar', 'series'])
      void client.invalidateQueries({ queryKey: [kind] })
  }
}
