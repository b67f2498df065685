import { useTranslation } from 'react-i18next'
import { type ExpectedUndo, expectUndo, showUndo } from './undo-toast.ts'

export interface Undoable {
  /** What happened: "3 posts scheduled." */
  message: string
  /** Takes it back; why it could not be taken back is said where the notice stood. */
  onUndo: () => unknown
}

/** Says what was done, with a way back for ten seconds (undo-toast.ts). */
export function useUndoToast() {
  const { t } = useTranslation()
  const toastOf = ({ message, onUndo }: Undoable) => ({
    message,
    undo: t('shared.undo'),
    onUndo: () =>
      void Promise.resolve()
        .then(onUndo)
        .catch(async thrown => {
          const { showFailure } = await import('./failure-notice.tsx')
          showFailure(t('shared.notUndone'), thrown)
        }),
  })
  return {
    show: (done: Undoable) => showUndo(toastOf(done)),
    /** For what is drawn before the server has done it. */
    expect(): Omit<ExpectedUndo, 'show'> & { show: (done: Undoable) => void } {
      const expected = expectUndo()
      return { drop: expected.drop, show: done => expected.show(toastOf(done)) }
    },
  }
}
