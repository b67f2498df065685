import { Button, Group } from '@mantine/core'
import { showNotice } from './notice.ts'

export interface UndoNotice {
  message: string
  /** The word on the button. */
  undo: string
  /** In milliseconds. */
  forMs: number
  onUndo: () => void
  onClose: () => void
}

/** Shows the notice, and gives what hides it. */
export function showUndoNotice({ message, undo, forMs, onUndo, onClose }: UndoNotice): () => void {
  return showNotice({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button variant="light" size="xs" onClick={onUndo}>
          {undo}
        </Button>
      </Group>
    ),
    forMs,
    onClose,
  })
}
