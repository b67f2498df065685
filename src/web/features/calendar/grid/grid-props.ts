import type { Card } from '../cards.ts'
import type { FreeSlot } from '../free-slots.ts'
import type { Move } from '../move/use-move.ts'
import type { Moving } from '../move/use-move-mode.ts'
import type { Calendar } from '../use-calendar.ts'

/** What every view of the calendar is given. */
export interface GridProps {
  calendar: Calendar
  move: Move
  moving: Moving
  maySchedule: boolean
  onOpen: (card: Card) => void
}

/** Of a day: what stands on it, with a card that is on its way drawn where it goes. */
export function ofDay<Thing extends { wall: string }>(things: readonly Thing[], day: string): Thing[] {
  return things.filter(({ wall }) => wall.startsWith(day))
}

export function placed(cards: readonly Card[], pendingWall: Move['pendingWall']): Card[] {
  return cards.map(card => ({ ...card, wall: pendingWall(card) ?? card.wall }))
}

export type { Card, FreeSlot }
