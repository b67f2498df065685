import { type LiveEvent, type Message, openLiveSource } from './live-source.ts'

const name = 'dateline-live'
/** After all tabs have been hidden for so long, the stream ends until one is shown again. */
const hiddenMs = 5 * 60_000

interface Listener {
  onEvent: (event: LiveEvent) => void
  onState: (isLive: boolean) => void
}

/**
 * One stream for all tabs of this browser: whichever holds the lock opens it, and hands on what it hears. Browsers
 * allow six connections to a host under HTTP/1.1. Returns how to stop.
 */
export function listenLive({ onEvent, onState }: Listener): () => void {
  const stopped = new AbortController()
  const channel = new BroadcastChannel(name)
  const { locks } = navigator as { locks?: LockManager }
  const hear = (message: Message) => {
    if (message.type === 'event') onEvent(message.event)
    else onState(message.isLive)
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data)
  const say = (message: Message) => {
    if (!stopped.signal.aborted) channel.postMessage(message)
    hear(message)
  }
  // Without TLS browsers have no locks, but for this machine: then each tab has a stream of its own.
  const lead = () => leadUntil(stopped.signal, locks ? say : hear)
  void (locks ? locks.request(name, { signal: stopped.signal }, lead) : lead()).catch(() => undefined)
  return () => {
    stopped.abort()
    channel.close()
  }
}

/** Holds the stream while this tab lives; closed while it has been hidden for long. */
async function leadUntil(signal: AbortSignal, say: (message: Message) => void): Promise<void> {
  if (signal.aborted) return
  let close: (() => void) | undefined = openLiveSource(say)
  let timer: ReturnType<typeof setTimeout> | undefined
  const onVisibility = () => {
    clearTimeout(timer)
    if (document.hidden) {
      timer = setTimeout(() => {
        close?.()
        close = undefined
      }, hiddenMs)
    } else if (!close) {
      close = openLiveSource(say)
      say({ type: 'event', event: { kind: 'reload' } })
    }
  }
  document.addEventListener('visibilitychange', onVisibility)
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      close?.()
      resolve()
    })
  })
}
