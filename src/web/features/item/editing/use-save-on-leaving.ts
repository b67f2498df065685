import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../../../shared/session/session.ts'
import type { Editing } from './editing.ts'

/** Saves when the page is left or hidden, and when the browser is online again or the person has signed in again. */
export function useSaveOnLeaving(editing: Editing | undefined): void {
  useEffect(() => {
    if (!editing) return
    const save = () => void editing.saveNow()
    const onHidden = () => document.visibilityState === 'hidden' && save()
    document.addEventListener('visibilitychange', onHidden)
    addEventListener('online', save)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      removeEventListener('online', save)
      save()
    }
  }, [editing])
  const { dataUpdatedAt } = useSuspenseQuery(sessionQuery)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session was read again, so the person is signed in.
  useEffect(() => {
    if (editing?.getState().status === 'signed-out') void editing.saveNow()
  }, [editing, dataUpdatedAt])
}
