import { showNotification } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { showUndo } from '../../shared/feedback/undo-toast.ts'
import { useUndo } from './api/undo.ts'

/** Says what was done, with the way back where there is one. */
export function useAnnounce(): (message: string, undo: { changeId: string } | null) => void {
  const { t } = useTranslation()
  const { mutate: takeBack } = useUndo()
  return (message, undo) => {
    if (undo) showUndo({ message, undo: t('posts.undo'), onUndo: () => takeBack(undo.changeId) })
    else showNotification({ message })
  }
}
