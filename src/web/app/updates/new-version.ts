import { useSyncExternalStore } from 'react'

/** The service worker of a newer version, which waits until the person reloads. */
let newer: ServiceWorker | undefined
const listeners = new Set<() => void>()

/** What is being written is kept this long after its last letter (shared/drafts), and a reload waits for it. */
const draftsKeptMs = 500

export function announceNewVersion(worker: ServiceWorker): void {
  newer = worker
  for (const listener of listeners) listener()
}

/** Whether a newer version of the app is ready in this browser. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(subscribe, () => newer !== undefined)
}

/** Shows the page again with the newer version. */
export async function reloadWithNewVersion(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, draftsKeptMs))
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  newer?.postMessage('take-over')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
