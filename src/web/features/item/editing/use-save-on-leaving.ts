import { useEffect } from 'react'
import type { Editing } from './editing.ts'

/** Saves when the page is left or hidden, and when the browser is online or somebody has signed in again. */
export function useSaveOnLeaving(editing: Editing | undefined): void {
  useEffect(() => {
    if (!editing) return
    const save = () => void editing.saveNow()
    const onHidden = () => document.visibilityState === 'hidden' && save()
    const onFocus = () => editing.getState().status === 'signed-out' && save()
    document.addEventListener('visibilitychange', onHidden)
    addEventListener('online', save)
    addEventListener('focus', onFocus)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      removeEventListener('online', save)
      removeEventListener('focus', onFocus)
      save()
    }
  }, [editing])
}
