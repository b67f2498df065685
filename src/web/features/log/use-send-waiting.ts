import { useEffect } from 'react'
import { useSession } from '../../shared/session/session.ts'

/** Sends entries of the log that wait in this browser: when the app opens, and when the connection is back. */
export function useSendWaiting(): void {
  const { id } = useSession()
  useEffect(() => {
    const send = () =>
      void import('./waiting.ts').then(({ sendWaiting }) => sendWaiting(id)).catch(() => undefined)
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [id])
}
