import type { DragEvent } from 'react'
import type { Card } from '../cards.ts'

/** What is dragged now, and how far below its top edge it is held. The browser hides the data until the drop. */
let dragged: { card: Card; heldAt: number } | undefined

export function beginDrag(card: Card, event: DragEvent<HTMLElement>): void {
  dragged = { card, heldAt: event.clientY - event.currentTarget.getBoundingClientRect().top }
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', card.posts[0].id)
}

export function endDrag(): void {
  dragged = undefined
}

export function draggedCard(): { card: Card; heldAt: number } | undefined {
  return dragged
}
