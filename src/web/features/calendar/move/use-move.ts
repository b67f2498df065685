import { useRef, useState } from 'react'
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

/** A move under way: what undo it can expect, and whether the card was not moved once more meanwhile. */
interface Turn {
  expected: ReturnType<ReturnType<typeof useUndoable>['expect']>
  isLast: () => boolean
}

/** Moves cards: first a dry run; where no rule is broken it is done, with undo, else a person is asked. */
export function useMove(clock: CalendarClock) {
  const { t } = useTranslation()
  const words = useWords()
  const offices = useOffices()
  const { expect, readAgain } = useUndoable()
  const [open, setOpen] = useState<OpenMove>()
  /** Where cards are drawn while the server is asked. */
  const [pending, setPending] = useState<ReadonlyMap<string, string>>(new Map())
  const turns = useRef(new Map<string, Promise<void>>())

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

  /** Moves of one card follow each other: where it was put last, there it stays. */
  async function inTurn(
    card: Card,
    wall: string,
    act: (isLast: () => boolean) => Promise<void>,
  ): Promise<void> {
    const key = keyOfPosts(card)
    const isLast = () => turns.current.get(key) === turn
    setOpen(before => (before && keyOfPosts(before.card) === key ? undefined : before))
    setPending(before => new Map([...before, [key, wall]]))
    const turn = (turns.current.get(key) ?? Promise.resolve()).then(() => act(isLast))
    turns.current.set(key, turn)
    await turn
    if (!isLast()) return
    turns.current.delete(key)
    setPending(before => new Map([...before].filter(([each]) => each !== key)))
  }

  function moveTo(card: Card, to: MoveTo, wall: string): Promise<void> {
    const expected = expect()
    return inTurn(card, wall, isLast => carryOut(card, to, wall, { expected, isLast }))
  }

  async function carryOut(card: Card, to: MoveTo, wall: string, { expected, isLast }: Turn): Promise<void> {
    try {
      const moved = await moveAll(card, to)
      const [first] = moved
      const landed = first ? clock.wallOf({ ...first.planned, dueAt: first.planned.dueAt }) : wall
      const moment = words.moment(landed, card.officeId, clock.isMine)
      expected.done(t('calendar.moved', { moment }), changesOf(moved))
    } catch (thrown) {
      expected.drop()
      void readAgain()
      if (isLast()) setOpen({ card, wall, conflicts: [], problem: asProblem(thrown) })
    }
  }

  async function propose(card: Card, wall: string): Promise<void> {
    if (!card.isMovable || wall === card.wall) return
    const expected = expect()
    await inTurn(card, wall, async isLast => {
      try {
        const conflicts = isLast() ? await rulesOf(card, wall) : []
        if (!isLast()) return expected.drop()
        if (conflicts.length === 0)
          return await carryOut(card, { at: atOf(card, wall) }, wall, { expected, isLast })
        expected.drop()
        setOpen({ card, wall, conflicts })
      } catch (thrown) {
        expected.drop()
        if (isLast()) setOpen({ card, wall, conflicts: [], problem: asProblem(thrown) })
      }
    })
  }

  return {
    open,
    /** Undefined where nothing is under way. */
    pendingWall: (card: Card) => pending.get(keyOfPosts(card)),
    rulesOf,
    propose,
    moveAnyway: ({ card, wall }: OpenMove) => moveTo(card, { at: atOf(card, wall) }, wall),
    toNextSlot: (card: Card) => moveTo(card, { slot: 'next' }, card.wall),
    leave: () => setOpen(undefined),
  }
}

/** The same card, wherever it stands. */
function keyOfPosts({ posts }: Card): string {
  return posts
    .map(({ id }) => id)
    .toSorted()
    .join()
}
