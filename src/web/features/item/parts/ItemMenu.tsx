import { IconArchive, IconCopy, IconDeviceFloppy, IconUserCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../../shared/feedback/failure-notice.tsx'
import { useUndoToast } from '../../../shared/feedback/use-undo-toast.ts'
import type { NewsItem } from '../../../shared/item/item.ts'
import { type Action, ActionsMenu } from '../../../shared/page/ActionsMenu.tsx'
import { useArchiveItem, useRestoreItem } from '../api/archive-item.ts'
import { useDuplicateItem } from '../api/duplicate-item.ts'
import { useEditing } from '../editing/use-editing.ts'
import { AssignDialog } from './AssignDialog.tsx'

/** What is done with an item seldom: save at once, duplicate, assign, archive. */
export default function ItemMenu({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const editing = useEditing()
  const undoToast = useUndoToast()
  const archive = useArchiveItem(item.id)
  const restore = useRestoreItem(item.id)
  const duplicate = useDuplicateItem(item.id)
  const [isAssigning, setIsAssigning] = useState(false)
  const refused = (problem: unknown) => showFailure(t('shared.notDone'), problem)
  const doArchive = () =>
    archive.mutate(undefined, {
      onError: refused,
      onSuccess: () => undoToast.show({ message: t('item.archived'), onUndo: () => restore.mutateAsync() }),
    })
  const doDuplicate = async () => {
    if (!(await editing.saveNow())) return
    duplicate.mutate(undefined, {
      onError: refused,
      onSuccess: ({ newsItemId }) => void navigate({ to: '/news/$id', params: { id: newsItemId } }),
    })
  }
  const actions: Action[] = [
    { label: t('item.saveNow'), icon: IconDeviceFloppy, onPress: () => void editing.saveNow() },
    { label: t('item.assign'), icon: IconUserCheck, onPress: () => setIsAssigning(true) },
    { label: t('item.duplicate'), icon: IconCopy, onPress: () => void doDuplicate() },
    ...(item.archivedAt ? [] : [{ label: t('item.archive'), icon: IconArchive, onPress: doArchive }]),
  ]
  return (
    <>
      <ActionsMenu label={t('item.more')} actions={actions} />
      {isAssigning && <AssignDialog item={item} onClose={() => setIsAssigning(false)} />}
    </>
  )
}
