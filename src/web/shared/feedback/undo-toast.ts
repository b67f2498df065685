import { isUndoKey } from './undo-key.ts'

export interface UndoToast {
  /** What happened: "3 posts scheduled." */
  message: string
  /** The word on the button, from the language files. */
  undo: string
  onUndo: () => void
  /** How long it can be taken back, in milliseconds. */
  forMs?: number
}

/**
 * Says what was done, with a way back: the button, or Ctrl/⌘ Z while it shows. The keys answer at once, the notice comes
 * when its code is there. The next one takes its place.
 */
export function showUndo({ message, undo, onUndo, forMs = 10_000 }: UndoToast): void {
  endPrevious?.()
  let hide: (() => void) | undefined
  const keys = listenForUndo(() => takeBack())
  const end = () => {
    if (!keys.stop()) return
    hide?.()
  }
  const takeBack = () => {
    if (keys.isOver()) return
    end()
    onUndo()
  }
  endPrevious = end
  import('./undo-notice.tsx')
    .then(({ showUndoNotice }) => {
      if (!keys.isOver()) hide = showUndoNotice({ message, undo, forMs, onUndo: takeBack, onClose: end })
    })
    .catch(() => setTimeout(end, forMs))
}

/** Something shown as done that the server has not answered yet. */
export interface ExpectedUndo {
  /** It is done: as `showUndo`, and taken back at once where that was asked for meanwhile. */
  show(toast: UndoToast): void
  /** It was not done; what was asked for is forgotten. */
  drop(): void
}

/** Ctrl/⌘ Z counts from now on, although there is nothing to take back before the server has answered. */
export function expectUndo(): ExpectedUndo {
  endPrevious?.()
  let isAskedFor = false
  const keys = listenForUndo(() => {
    isAskedFor = true
  })
  endPrevious = () => void keys.stop()
  return {
    show(toast) {
      const isNewest = keys.stop()
      if (isAskedFor) toast.onUndo()
      else if (isNewest) showUndo(toast)
    },
    drop: () => void keys.stop(),
  }
}

let endPrevious: (() => void) | undefined

function listenForUndo(onUndo: () => void) {
  let isOver = false
  function onKey(event: KeyboardEvent): void {
    if (!isUndoKey(event) || isTyping(event.target)) return
    event.preventDefault()
    onUndo()
  }
  document.addEventListener('keydown', onKey)
  return {
    isOver: () => isOver,
    /** False where it had stopped before. */
    stop(): boolean {
      document.removeEventListener('keydown', onKey)
      const wasOn = !isOver
      isOver = true
      return wasOn
    },
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
  )
}
