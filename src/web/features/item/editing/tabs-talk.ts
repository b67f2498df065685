import type { Editing } from './editing.ts'
import type { Base } from './editing-state.ts'

type Said =
  | { kind: 'here'; item: string; isAnswer: boolean }
  | { kind: 'gone'; item: string }
  | { kind: 'saved'; item: string; base: Base; savedAt: string }

export interface TabsTalk {
  saved(base: Base, savedAt: string): void
  close(): void
}

/** Tabs of one browser tell each other which item they have open, and what they saved of it. */
export function talkToTabs(item: string, editing: Editing): TabsTalk {
  const channel = new BroadcastChannel('dateline-items')
  const say = (said: Said) => channel.postMessage(said)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.item !== item) return
    if (data.kind === 'saved') editing.adopt(data.base, data.savedAt)
    else editing.setElsewhere(data.kind === 'here')
    if (data.kind === 'here' && !data.isAnswer) say({ kind: 'here', item, isAnswer: true })
  }
  say({ kind: 'here', item, isAnswer: false })
  return {
    saved: (base, savedAt) => say({ kind: 'saved', item, base, savedAt }),
    close() {
      say({ kind: 'gone', item })
      channel.close()
    },
  }
}
