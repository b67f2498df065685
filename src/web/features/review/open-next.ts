import { useNavigate, useRouter } from '@tanstack/react-router'
import type { WaitingItem } from './api/waiting.ts'

/**
 * Opens the item after this one; after the last the first that is left, and the list where nothing is. Who has opened
 * another page meanwhile stays there.
 */
export function useOpenNext(id: string, waiting: readonly WaitingItem[]): () => void {
  const navigate = useNavigate()
  const router = useRouter()
  const place = waiting.findIndex(item => item.id === id)
  const others = waiting.filter(item => item.id !== id)
  const next = others[Math.max(place, 0)] ?? others[0]
  return () => {
    if (router.latestLocation.pathname !== `/review/${id}`) return
    void (next
      ? navigate({ to: '/review/$id', params: { id: next.id }, search: previous => previous })
      : navigate({ to: '/review', search: previous => previous }))
  }
}
