const target = new EventTarget()

/** Called by the client when the server answers that no one is signed in any more. */
export function announceSessionEnd(): void {
  target.dispatchEvent(new Event('end'))
}

/** Returns how to stop listening. Drafts and caches stay as they are. */
export function onSessionEnd(listener: () => void): () => void {
  target.addEventListener('end', listener)
  return () => target.removeEventListener('end', listener)
}
