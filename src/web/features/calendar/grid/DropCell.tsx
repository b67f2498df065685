import { type ReactNode, useState } from 'react'
import type { Move } from '../move/use-move.ts'
import { minutesOf, wallAt } from '../wall-clock.ts'
import classes from './DropCell.module.css'
import { draggedCard } from './drag.ts'

interface DropCellProps {
  day: string
  move: Move
  isOff: boolean
  className?: string | undefined
  /** Takes only cards that have a post on this channel. */
  channelId?: string
  children: ReactNode
}

/** A day without hours: what is dropped here keeps its time. */
export function DropCell({ day, move, isOff, className, channelId, children }: DropCellProps) {
  const [isOver, setIsOver] = useState(false)
  const takes = () => {
    const card = draggedCard()?.card
    const fits = channelId === undefined || card?.posts.some(post => post.channelId === channelId)
    return fits ? card : undefined
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; keys and the card's dialog do the same.
    <div
      className={`${classes.cell} ${className ?? ''}`}
      data-testid="day"
      data-day={day}
      data-channel={channelId}
      data-off={isOff || undefined}
      data-over={isOver || undefined}
      onDragOver={event => {
        if (!takes()) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={event => {
        const card = takes()
        setIsOver(false)
        if (!card) return
        event.preventDefault()
        void move.propose(card, wallAt(day, minutesOf(card.wall)))
      }}
    >
      {children}
    </div>
  )
}
