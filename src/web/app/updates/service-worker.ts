import { announceNewVersion } from './new-version.ts'

const checkEveryMs = 30 * 60_000

/** Lets the app open from this browser, and finds out about new versions while it is open. */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  const look = () => void registration.update().catch(() => undefined)
  setInterval(look, checkEveryMs)
  // A part of the page that is gone from the server is one of an old version.
  addEventListener('vite:preloadError', look)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void meet(registration)
    })
  })
  await meet(registration)
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ keep: loadedFiles() })
}

/** What a worker that waits is for: it takes over from a page of its own version, and asks the person elsewhere. */
async function meet({ waiting }: ServiceWorkerRegistration): Promise<void> {
  if (!waiting || !navigator.serviceWorker.controller) return
  if (await isOfItsVersion(waiting)) waiting.postMessage('take-over')
  else announceNewVersion(waiting)
}

function isOfItsVersion(worker: ServiceWorker): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute('src')
  const { port1, port2 } = new MessageChannel()
  return new Promise(resolve => {
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage({ entry }, [port2])
  })
}

/** What this page has loaded so far, much of it before there was a service worker. */
function loadedFiles(): string[] {
  const urls = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  return urls
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
}
