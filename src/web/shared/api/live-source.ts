/** What changed, not how (GET /api/v1/events): what shows it reads it again. */
export interface LiveEvent {
  kind: 'post' | 'news' | 'notification' | 'channel' | 'stop' | 'presence' | 'reload'
  id?: string
  officeId?: string | null
}

export type Message = { type: 'event'; event: LiveEvent } | { type: 'state'; isLive: boolean }

const kinds = ['post', 'news', 'notification', 'channel', 'stop', 'presence', 'reload'] as const
/** The server sends something every 20 seconds; after so long without a word it is away. */
const silenceMs = 45_000
const lookEveryMs = 5_000

/** One stream of events: says what came, and whether the stream lives. Returns how to end it. */
export function openLiveSource(say: (message: Message) => void): () => void {
  const source = new EventSource('/api/v1/events')
  let heardAt = Date.now()
  let isLive: boolean | undefined
  const setLive = (next: boolean) => {
    if (next) heardAt = Date.now()
    if (next !== isLive) say({ type: 'state', isLive: next })
    isLive = next
  }
  source.onopen = () => setLive(true)
  source.onerror = () => setLive(false)
  source.onmessage = () => setLive(true)
  for (const kind of kinds) {
    source.addEventListener(kind, ({ data }: MessageEvent<string>) => {
      setLive(true)
      say({ type: 'event', event: { ...(JSON.parse(data) as object), kind } })
    })
  }
  // Comments that keep the line open are not shown to scripts: a stream that is open counts as alive.
  const timer = setInterval(() => {
    if (source.readyState === EventSource.OPEN) heardAt = Date.now()
    else if (Date.now() - heardAt > silenceMs) setLive(false)
  }, lookEveryMs)
  return () => {
    clearInterval(timer)
    source.close()
  }
}
