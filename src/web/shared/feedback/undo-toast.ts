export interface UndoToast {
  /** What happened: "3 posts scheduled." */
  message: string
  /** The word on the button, from the language files. */
  undo: string
  onUndo: () => void
  /** How long it can be taken back, in milliseconds. */
  forMs?: number
}

/** Says what was done, with a way back: the button, or Ctrl/⌘ Z while it shows. The next one takes its place. */
export function showUndo(toast: UndoToast): void {
  void import('./undo-notice.tsx').then(({ showUndoNotice }) => showUndoNotice(toast))
}
