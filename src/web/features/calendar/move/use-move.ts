import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem, type Problem } from '../../../shared/api/problem.ts'
import { useOffices } from '../../../shared/offices/offices.ts'
import { type Moved, type MoveTo, movePost } from '../api/move-post.ts'
import type { Card } from '../cards.ts'
import { useWords } from '../parts/use-words.ts'
import type { CalendarClock } from '../use-clock.ts'
import { momentsOf } from '../wall-clock.ts'
import { allOrNone, changesOf } from './all-or-none.ts'
import { useUndoable } from './use-undoable.ts'

export type ConflictKind = Moved['planned']['conflicts'][number]['kind']

/** A move that a rule or the server speaks against: a person decides. */
export interface OpenMove {
  card: Card
  wall: string
  conflicts: ConflictKind[]
  problem?: Problem
}

export type Move = ReturnType<typeof useMove>

/** Moves cards: first a dry run; where no rule is broken it is done, with undo, else a person is asked. */
export function useMove(clock: CalendarClock) {
  const { t } = useTranslation()
  const words = useWords()
  const offices = useOffices()
  const { expect, readAgain } = useUndoable()
  const [open, setOpen] = useState<OpenMove>()
  /** Where a card is drawn while the server is asked. */
  const [pending, setPending] = useState<{ key: string; wall: string }>()

  const atOf = ({ officeId }: Card, wall: string) => {
    const zone = offices.find(({ id }) => id === officeId)?.timeZone ?? 'UTC'
    return clock.toOffice(wall, zone, (given, own) => momentsOf(given, own)[0] ?? `${given}:00.000Z`)
  }
  const moveAll = (card: Card, to: MoveTo) => allOrNone(card.posts, ({ id }) => movePost(id, to))

  /** The rules that a target breaks, each once. @throws Problem where it is no time at all, or past. */
  async function rulesOf(card: Card, wall: string): Promise<ConflictKind[]> {
    const found = await moveAll(card, { at: atOf(card, wall), dryRun: true })
    return [...new Set(found.flatMap(({ planned }) => planned.conflicts.map(({ kind }) => kind)))]
  }

  async function carryOut(card: Card, to: MoveTo, wall: string, expected = expect()): Promise<void> {
    setOpen(undefined)
    setPending({ key: card.key, wall })
    try {
      const moved = await moveAll(card, to)
      const [first] = moved
      const landed = first ? clock.wallOf({ ...first.planned, dueAt: first.planned.dueAt }) : wall
      const moment = words.moment(landed, card.officeId, clock.isMine)
      expected.done(t('calendar.moved', { moment }), changesOf(moved))
    } catch (thrown) {
      expected.drop()
      void readAgain()
      setOpen({ card, wall, conflicts: [], problem: asProblem(thrown) })
    } finally {
      setPending(undefined)
    }
  }

  async function propose(card: Card, wall: string): Promise<void> {
    if (!card.isMovable || wall === card.wall) return
    setPending({ key: card.key, wall })
    const expected = expect()
    try {
      const conflicts = await rulesOf(card, wall)
      if (conflicts.length === 0) return await carryOut(card, { at: atOf(card, wall) }, wall, expected)
      expected.drop()
      setOpen({ card, wall, conflicts })
    } catch (thrown) {
      expected.drop()
      setOpen({ card, wall, conflicts: [], problem: asProblem(thrown) })
    } finally {
      setPending(undefined)
    }
  }

  return {
    open,
    pending,
    rulesOf,
    propose,
    moveAnyway: ({ card, wall }: OpenMove) => carryOut(card, { at: atOf(card, wall) }, wall),
    toNextSlot: (card: Card) => carryOut(card, { slot: 'next' }, card.wall),
    leave: () => setOpen(undefined),
  }
}
