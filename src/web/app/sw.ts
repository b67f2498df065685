/// <reference lib="webworker" />
// The service worker: the app opens from this browser, on a slow line and on none. Answers of the API are never kept here.

/** The files of this build (config/web/service-worker.ts), and those of them without which no page shows. */
declare const __ASSETS__: readonly string[]
declare const __SHELL__: readonly string[]

const worker = self as unknown as ServiceWorkerGlobalScope

/** Files whose names hold a hash of their content, of this build and of those before that are still in use. */
const filesCache = 'files'
/** The last page of the app that the server gave. */
const pageCache = 'page'
const page = '/'
/** Until the last page is shown while a slow line brings the new one. */
const patienceMs = 3_000

worker.addEventListener('install', event => {
  event.waitUntil(Promise.all([keepFiles(__SHELL__), keepPage()]))
})

worker.addEventListener('activate', event => {
  event.waitUntil(Promise.all([forgetOldFiles(), forgetOldPage(), worker.clients.claim()]))
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(fileOf(request))
  else if (request.mode === 'navigate') event.respondWith(pageOf(event))
})

worker.addEventListener('message', event => {
  const { data } = event
  // A page says which files it came with before there was a service worker.
  if (data?.keep) event.waitUntil(keepFiles(data.keep))
  // A page asks whether it is of this version.
  if (data?.entry) event.ports[0]?.postMessage(__SHELL__.includes(data.entry))
  // The person has chosen to reload with the new version.
  if (data === 'take-over') event.waitUntil(worker.skipWaiting())
})

/** From here, or else from the server, and kept. */
async function fileOf(request: Request): Promise<Response> {
  const cache = await caches.open(filesCache)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** From the server, and where that takes long or cannot be reached, the last one of the app. */
async function pageOf(event: FetchEvent): Promise<Response> {
  const kept = isOfApp(event.request) ? await (await caches.open(pageCache)).match(page) : undefined
  const fetched = fetchPage(event.request)
  event.waitUntil(fetched.catch(() => undefined))
  if (!kept) return await fetched
  const shown = fetched.then(answer => (answer.status < 500 ? answer : kept)).catch(() => kept)
  return await Promise.race([shown, after(patienceMs).then(() => kept)])
}

async function fetchPage(request: Request): Promise<Response> {
  const answer = await fetch(request)
  // Its header tells the page of the app from the server's own, such as the sign-in.
  if (answer.ok && !answer.redirected && answer.headers.get('dateline-page') === 'app')
    await (await caches.open(pageCache)).put(page, answer.clone())
  return answer
}

/** The page of this version, for who is signed in; without it the next visit keeps one. */
async function keepPage(): Promise<void> {
  await fetchPage(new Request(page, { headers: { accept: 'text/html' } })).catch(() => undefined)
}

/** Pages of the server are never shown from here: a form in one would be an old one. */
function isOfApp({ url }: Request): boolean {
  const { pathname } = new URL(url)
  return !/^\/(api|account|connect|forgot|health|invitation|metrics|sandbox|setup|sign-in|sign-out)(\/|$)/.test(
    pathname,
  )
}

async function keepFiles(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(filesCache)
  const absent = await Promise.all(paths.map(async path => ((await cache.match(path)) ? [] : [path])))
  await cache.addAll(absent.flat())
}

async function forgetOldFiles(): Promise<void> {
  const cache = await caches.open(filesCache)
  const current = new Set(__ASSETS__)
  const kept = await cache.keys()
  const old = kept.filter(({ url }) => !current.has(new URL(url).pathname))
  await Promise.all(old.map(request => cache.delete(request)))
}

/** A page of an older version wants files that are gone. */
async function forgetOldPage(): Promise<void> {
  const cache = await caches.open(pageCache)
  const text = await (await cache.match(page))?.text()
  const wanted = text?.match(/\/assets\/[\w.-]+/g) ?? []
  if (wanted.some(path => !__ASSETS__.includes(path))) await cache.delete(page)
}

function after(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
