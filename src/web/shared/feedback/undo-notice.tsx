import { Button, Group } from '@mantine/core'
import { hideNotification, showNotification } from '@mantine/notifications'
import { ProblemSentence } from './ProblemSentence.tsx'

export interface UndoNotice {
  message: string
  /** The word on the button. */
  undo: string
  /** In milliseconds. */
  forMs: number
  onUndo: () => void
  onClose: () => void
}

const id = 'undo'

/** Says in its place why something could not be taken back. */
export function showNotUndone(title: string, problem: unknown): void {
  hideNotification(id)
  showNotification({
    color: 'red',
    title,
    message: <ProblemSentence problem={problem} />,
    autoClose: false,
  })
}

/** Shows the notice, and gives what hides it. */
export function showUndoNotice({ message, undo, forMs, onUndo, onClose }: UndoNotice): () => void {
  hideNotification(id)
  showNotification({
    id,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button variant="light" size="xs" onClick={onUndo}>
          {undo}
        </Button>
      </Group>
    ),
    autoClose: forMs,
    onClose,
  })
  return () => hideNotification(id)
}
