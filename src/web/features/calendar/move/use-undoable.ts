import { useQueryClient } from '@tanstack/react-query'
import { useUndoToast } from '../../../shared/feedback/use-undo-toast.ts'
import { undoAll } from '../api/undo-change.ts'

type Done = (message: string, changeIds: readonly string[]) => void

/** Says what was done, with a way back for ten seconds; then everything that shows posts is read again. */
export function useUndoable() {
  const client = useQueryClient()
  const undoToast = useUndoToast()
  const readAgain = () =>
    Promise.all(['posts', 'today', 'news'].map(kind => client.invalidateQueries({ queryKey: [kind] })))
  const saying =
    (show: typeof undoToast.show): Done =>
    (message, changeIds) => {
      void readAgain()
      if (changeIds.length > 0) show({ message, onUndo: () => undoAll(changeIds).finally(readAgain) })
    }
  return {
    done: saying(undoToast.show),
    /** For what is drawn before the server has done it: the keys of undo count from now on. */
    expect() {
      const { show, drop } = undoToast.expect()
      return { done: saying(show), drop }
    },
    readAgain,
  }
}
