import { useSyncExternalStore } from 'react'

/** What the page that is open calls itself: the phone's top bar and the browser's tab show it. */
export interface PageTitle {
  title: string
  /** One line below it in the phone's top bar. */
  context?: string
}

let current: PageTitle = { title: '' }
const listeners = new Set<() => void>()

export function setPageTitle(next: PageTitle): void {
  if (current.title === next.title && current.context === next.context) return
  current = next
  document.title = next.title ? `${next.title} · Dateline` : 'Dateline'
  for (const listener of listeners) listener()
}

export function usePageTitle(): PageTitle {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
