import { Button, Group } from '@mantine/core'
import { hideNotification, showNotification } from '@mantine/notifications'

export interface UndoToast {
  /** What happened: "3 posts scheduled." */
  message: string
  /** The word on the button, from the language files. */
  undo: string
  onUndo: () => void
  /** How long it can be taken back, in milliseconds. */
  forMs?: number
}

const id = 'undo'

export function showUndoNotice({ message, undo, onUndo, forMs = 10_000 }: UndoToast): void {
  endPrevious()
  const takeBack = () => {
    endPrevious()
    onUndo()
  }
  const onKey = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
    if (!isUndo || isTyping(event.target)) return
    event.preventDefault()
    takeBack()
  }
  document.addEventListener('keydown', onKey)
  stopListening = () => document.removeEventListener('keydown', onKey)
  showNotification({
    id,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button variant="light" size="xs" onClick={takeBack}>
          {undo}
        </Button>
      </Group>
    ),
    autoClose: forMs,
    onClose: stopListening,
  })
}

let stopListening: (() => void) | undefined

function endPrevious(): void {
  stopListening?.()
  stopListening = undefined
  hideNotification(id)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
  )
}
