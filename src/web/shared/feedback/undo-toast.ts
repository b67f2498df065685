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
  let isOver = false
  let hide: (() => void) | undefined
  const end = () => {
    if (isOver) return
    isOver = true
    document.removeEventListener('keydown', onKey)
    hide?.()
  }
  const takeBack = () => {
    if (isOver) return
    end()
    onUndo()
  }
  function onKey(event: KeyboardEvent): void {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
    if (!isUndo || isTyping(event.target)) return
    event.preventDefault()
    takeBack()
  }
  document.addEventListener('keydown', onKey)
  endPrevious = end
  import('./undo-notice.tsx')
    .then(({ showUndoNotice }) => {
      if (!isOver) hide = showUndoNotice({ message, undo, forMs, onUndo: takeBack, onClose: end })
    })
    .catch(() => setTimeout(end, forMs))
}

let endPrevious: (() => void) | undefined

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
  )
}
