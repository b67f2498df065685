import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useItem } from '../../../shared/item/item.ts'
import { useItemId } from '../../../shared/item/item-id.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { PhoneBar } from '../../../shared/page/PhoneBar.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useEditing, useEditingState } from '../editing/use-editing.ts'
import { SendToReview } from '../parts/SendToReview.tsx'
import { TextEditor } from '../parts/TextEditor.tsx'
import { useWriteKeys } from '../parts/use-write-keys.ts'

const ConflictPage = laterPart(
  () => import('../parts/conflict/ConflictPage.tsx').then(part => part.ConflictPage),
  400,
)
const Notices = laterPart(() => import('../parts/notices/Notices.tsx').then(part => part.Notices))

/** The words of an item in all its languages, its images and facts. Nothing of it is lost when the tab is left. */
export function ItemText() {
  const item = useItem(useItemId())
  const editing = useEditing()
  const { conflict } = useEditingState()
  const mayWrite = useMay('news.write', item.officeId)
  const isDraft = item.state === 'draft' && !item.archivedAt
  const [isUnlocked, setIsUnlocked] = useState(false)
  const isPhone = useMediaQuery('(max-width: 47.99em)')
  useWriteKeys(item)
  useEffect(() => () => void editing.saveNow(), [editing])
  if (conflict) return <ConflictPage conflict={conflict} />
  return (
    <>
      <Notices item={item} isLocked={!isDraft && !isUnlocked} onUnlock={() => setIsUnlocked(true)} />
      <TextEditor
        officeId={item.officeId}
        isReadOnly={!mayWrite || item.archivedAt !== null || (!isDraft && !isUnlocked)}
      />
      {isPhone && mayWrite && isDraft && (
        <PhoneBar>
          <SendToReview item={item} isWide />
        </PhoneBar>
      )}
    </>
  )
}
