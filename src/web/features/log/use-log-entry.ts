import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../../shared/session/session.ts'
import type { Entry } from './entry.ts'
import { logEntry } from './waiting.ts'

/** Logs an entry; its outcome is `logged`, or `kept` where it waits for a connection. */
export function useLogEntry() {
  const { id } = useSession()
  const client = useQueryClient()
  return useMutation({
    // Without a connection it is kept, not put off.
    networkMode: 'always',
    mutationFn: async (entry: Entry) => ({ outcome: await logEntry(id, entry), count: entry.count }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['today'] }),
  })
}
