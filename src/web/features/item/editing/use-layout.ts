import { useDebouncedValue } from '@mantine/hooks'
import { useItemId } from '../../../shared/item/item-id.ts'
import { usePreview } from '../api/preview.ts'
import { sendable } from './sendable.ts'
import { useEditingState } from './use-editing.ts'

/** What the words on the screen would become, a moment after they rest; the newest answer, or undefined. */
export function useLayout() {
  const { content } = useEditingState()
  const [rested] = useDebouncedValue(content, 1_200)
  return usePreview(useItemId(), sendable(rested)).data?.posts
}
