import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { Card } from '../cards.ts'
import type { Calendar } from '../use-calendar.ts'
import { slotWallsOf, stepFrom, stepOfKey } from './steps.ts'
import type { Move } from './use-move.ts'

export interface MoveMode {
  card: Card
  wall: string
}

/** Moving by keys: M begins, arrows choose, Enter moves, Escape leaves it where it was. */
export function useMoveMode(calendar: Calendar, move: Move) {
  const [mode, setMode] = useState<MoveMode>()
  const [target] = useDebouncedValue(mode, 300)
  const isAsked = target !== undefined && target.wall !== target.card.wall
  const rules = useQuery({
    queryKey: ['posts', 'move-rules', target?.card.key, target?.wall],
    queryFn: () => (target ? move.rulesOf(target.card, target.wall) : []),
    enabled: isAsked,
    retry: false,
    staleTime: 10_000,
  })

  function onKey(card: Card, event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (mode?.card.key !== card.key) {
      if (event.key.toLowerCase() !== 'm' || !card.isMovable) return
      event.preventDefault()
      setMode({ card, wall: card.wall })
      return
    }
    const step = stepOfKey(event.key, event.shiftKey, document.documentElement.dir === 'rtl')
    if (!step && event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (step) {
      const channelIds = card.posts.map(({ channelId }) => channelId)
      const slots = slotWallsOf(calendar.slotRows, channelIds, calendar.clock.wallOf)
      const wall = stepFrom(mode.wall, step, slots)
      setMode({ card, wall })
      if (!calendar.days.includes(wall.slice(0, 10))) calendar.show({ day: wall.slice(0, 10) })
    } else {
      setMode(undefined)
      if (event.key === 'Enter') void move.propose(card, mode.wall)
    }
  }

  return {
    mode,
    onKey,
    begin: (card: Card) => setMode({ card, wall: card.wall }),
    end: () => setMode(undefined),
    isAsking: rules.isFetching,
    rules: isAsked && target?.wall === mode?.wall ? rules.data : undefined,
    problem: isAsked && target?.wall === mode?.wall ? rules.error : null,
  }
}

export type Moving = ReturnType<typeof useMoveMode>
