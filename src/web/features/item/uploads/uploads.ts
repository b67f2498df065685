import { newKey } from '../../../shared/api/client.ts'
import { asProblem, type Problem } from '../../../shared/api/problem.ts'

export interface Upload {
  id: string
  name: string
  /** 0 to 1. */
  progress: number
  status: 'waiting' | 'sending' | 'checking' | 'refused'
  problem: Problem | undefined
  /** What the file became, where it was made smaller before it was sent: bytes. */
  shrunk: { from: number; to: number } | undefined
}

export interface Uploads {
  getState(): readonly Upload[]
  subscribe(listener: () => void): () => void
  add(files: readonly File[]): void
  retry(id: string): void
  drop(id: string): void
  /** Who takes what is ready; until someone does, it waits. Returns how to stop. */
  deliver(to: (mediaId: string) => void): () => void
  /** Whether nothing is on its way, refused, or waits to be taken. */
  isEmpty(): boolean
}

export interface Sending {
  onProgress(share: number): void
  onChecking(): void
  onShrunk(from: number, to: number): void
}

/** Sends a file and resumes after breaks; ends as soon as it is aborted. @throws Problem */
export type SendFile = (file: File, on: Sending, signal: AbortSignal) => Promise<string>

/** One file after another, so that a slow line finishes the first before it begins the next. */
export function openUploads(send: SendFile): Uploads {
  let state: readonly Upload[] = []
  let ready: readonly string[] = []
  let taker: ((mediaId: string) => void) | undefined
  const files = new Map<string, { file: File; stop: AbortController }>()
  const listeners = new Set<() => void>()
  let isBusy = false

  function set(next: readonly Upload[]): void {
    state = next
    for (const listener of listeners) listener()
  }
  const change = (id: string, changes: Partial<Upload>) =>
    set(state.map(each => (each.id === id ? { ...each, ...changes } : each)))

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let next = firstWaiting(); next; next = firstWaiting()) await sendOne(next.id)
    isBusy = false
  }
  const firstWaiting = () => state.find(({ status }) => status === 'waiting')

  async function sendOne(id: string): Promise<void> {
    const given = files.get(id)
    if (!given) return drop(id)
    change(id, { status: 'sending', problem: undefined })
    try {
      const mediaId = await send(
        given.file,
        {
          onProgress: progress => change(id, { progress }),
          onChecking: () => change(id, { status: 'checking', progress: 1 }),
          onShrunk: (from, to) => change(id, { shrunk: { from, to } }),
        },
        given.stop.signal,
      )
      // Removed just before its answer came.
      if (!files.has(id)) return
      ready = [...ready, mediaId]
      drop(id)
      handOn()
    } catch (thrown) {
      change(id, { status: 'refused', problem: asProblem(thrown) })
    }
  }

  function handOn(): void {
    if (!taker) return
    const taken = ready
    ready = []
    for (const mediaId of taken) taker(mediaId)
  }

  function drop(id: string): void {
    files.get(id)?.stop.abort()
    files.delete(id)
    set(state.filter(each => each.id !== id))
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(given) {
      const added = given.map((file): Upload => {
        const id = newKey()
        files.set(id, { file, stop: new AbortController() })
        return { id, name: file.name, progress: 0, status: 'waiting', problem: undefined, shrunk: undefined }
      })
      set([...state, ...added])
      void work()
    },
    retry(id) {
      change(id, { status: 'waiting' })
      void work()
    },
    drop,
    deliver(to) {
      taker = to
      handOn()
      return () => {
        if (taker === to) taker = undefined
      }
    },
    isEmpty: () => state.length === 0 && ready.length === 0,
  }
}
