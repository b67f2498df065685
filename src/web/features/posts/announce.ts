import { showNotice } from '../../shared/feedback/notice.ts'
import { useUndoToast } from '../../shared/feedback/use-undo-toast.ts'
import { useUndo } from './api/undo.ts'

/** Says what was done, with the way back where there is one. */
export function useAnnounce(): (message: string, undo: { changeId: string } | null) => void {
  const undoToast = useUndoToast()
  const { mutateAsync: takeBack } = useUndo()
  return (message, undo) => {
    if (undo) undoToast.show({ message, onUndo: () => takeBack(undo.changeId) })
    else showNotice({ message })
  }
}
