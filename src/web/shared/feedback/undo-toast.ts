import type { UndoToast } from './undo-notice.tsx'

/** Says what was done, with a way back: the button, or Ctrl/⌘ Z while it shows. The next one takes its place. */
export function showUndo(toast: UndoToast): void {
  void import('./undo-notice.tsx').then(({ showUndoNotice }) => showUndoNotice(toast))
}
