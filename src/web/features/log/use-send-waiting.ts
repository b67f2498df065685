import { useEffect } from 'react'
import { useSession } from '../../shared/session/session.ts'
import { sendWaiting } from './waiting.ts'

/** Sends entries of the log that wait in this browser: when the app opens, and when the connection is back. */
export function useSendWaiting(): void {
  const { id } = useSession()
  useEffect(() => {
    const send = () => void sendWaiting(id).catch(() => undefined)
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [id])
}
