import { useHotkeys } from '@mantine/hooks'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useEditing } from '../editing/use-editing.ts'
import { useSendToReview } from './use-send-to-review.ts'

/** Ctrl/⌘ S saves now, Ctrl/⌘ Enter sends to review; also while a text has the focus. */
export function useWriteKeys(item: NewsItem): void {
  const editing = useEditing()
  const { send } = useSendToReview(item)
  const isDraft = item.state === 'draft' && !item.archivedAt
  useHotkeys(
    [
      ['mod+S', () => void editing.saveNow()],
      ['mod+Enter', () => isDraft && send()],
    ],
    [],
  )
}
