import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { showUndo } from '../../../shared/feedback/undo-toast.ts'
import { undoChange } from '../api/undo-change.ts'

/** Says what was done, with a way back for ten seconds; then everything that shows posts is read again. */
export function useUndoable(): (message: string, changeIds: readonly string[]) => void {
  const { t } = useTranslation()
  const client = useQueryClient()
  const readAgain = () =>
    Promise.all(['posts', 'today', 'news'].map(kind => client.invalidateQueries({ queryKey: [kind] })))
  return (message, changeIds) => {
    void readAgain()
    if (changeIds.length === 0) return
    showUndo({
      message,
      undo: t('calendar.undo'),
      onUndo: () => void undoAll(changeIds).finally(readAgain),
    })
  }
}

/** The last change first: each is taken back as it was left. */
async function undoAll(changeIds: readonly string[]): Promise<void> {
  for (const id of changeIds.toReversed()) await undoChange(id)
}
