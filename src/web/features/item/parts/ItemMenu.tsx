import { ActionIcon, Menu } from '@mantine/core'
import { showNotification } from '@mantine/notifications'
import { IconArchive, IconCopy, IconDeviceFloppy, IconDots, IconUserCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/feedback/problem-text.ts'
import { showUndo } from '../../../shared/feedback/undo-toast.tsx'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useArchiveItem, useRestoreItem } from '../api/archive-item.ts'
import { useDuplicateItem } from '../api/duplicate-item.ts'
import { useEditing } from '../editing/use-editing.ts'
import { AssignDialog } from './AssignDialog.tsx'

/** What is done with an item seldom: save at once, duplicate, assign, archive. */
export default function ItemMenu({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const editing = useEditing()
  const problemText = useProblemText()
  const archive = useArchiveItem(item.id)
  const restore = useRestoreItem(item.id)
  const duplicate = useDuplicateItem(item.id)
  const [isAssigning, setIsAssigning] = useState(false)
  const refused = (problem: unknown) =>
    showNotification({ color: 'red', title: t('item.notDone'), message: problemText(problem).text })
  const doArchive = () =>
    archive.mutate(undefined, {
      onError: refused,
      onSuccess: () =>
        showUndo({ message: t('item.archived'), undo: t('item.undo'), onUndo: () => restore.mutate() }),
    })
  const doDuplicate = async () => {
    await editing.saveNow()
    duplicate.mutate(undefined, {
      onError: refused,
      onSuccess: ({ newsItemId }) => void navigate({ to: '/news/$id', params: { id: newsItemId } }),
    })
  }
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('item.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDeviceFloppy size={17} aria-hidden />}
            onClick={() => void editing.saveNow()}
          >
            {t('item.saveNow')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUserCheck size={17} aria-hidden />}
            onClick={() => setIsAssigning(true)}
          >
            {t('item.assign')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void doDuplicate()}>
            {t('item.duplicate')}
          </Menu.Item>
          {!item.archivedAt && (
            <Menu.Item leftSection={<IconArchive size={17} aria-hidden />} onClick={doArchive}>
              {t('item.archive')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isAssigning && <AssignDialog item={item} onClose={() => setIsAssigning(false)} />}
    </>
  )
}
