import { type DragEvent, useState } from 'react'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useWords } from '../parts/use-words.ts'
import { minutesOf, wallAt } from '../wall-clock.ts'
import { boxesOf } from './boxes.ts'
import { CardButton } from './CardButton.tsx'
import classes from './DayColumn.module.css'
import { draggedCard } from './drag.ts'
import { ExpectedLink } from './ExpectedLink.tsx'
import { type Card, type FreeSlot, type GridProps, ofDay, placed } from './grid-props.ts'
import type { Measures } from './measures.ts'
import { quietSpans } from './quiet-spans.ts'
import { SlotLink } from './SlotLink.tsx'

interface DayColumnProps extends GridProps {
  day: string
  first: number
  last: number
  measures: Measures
}

/** A day of the grid: what stands on it by the hour, and where a card can be dropped. */
export function DayColumn({ day, first, last, measures, ...grid }: DayColumnProps) {
  const { hourHeight, cardMinutes, slotMinutes } = measures
  const words = useWords()
  const [over, setOver] = useState<string>()
  const { calendar, move, moving } = grid
  const offices = useChosenOffices()
  // Quiet hours are those of offices; on another clock they would have to be moved.
  const quiet = (calendar.clock.isMine ? [] : quietSpans(offices, day)).filter(
    ([from, to]) => from < last * 60 && to > first * 60,
  )
  const isOff = calendar.facts.get(day)?.isDayOff
  const cards = ofDay(placed(calendar.cards, move.pendingWall), day)
  const things = [...cards, ...ofDay(calendar.free, day)]
  const starts = things.map(({ wall }) => minutesOf(wall))
  const boxes = boxesOf<Card | FreeSlot>(things, thing => {
    const from = minutesOf(thing.wall)
    if (!('posts' in thing)) return [from, from + slotMinutes]
    const room = Math.min(...starts.filter(start => start > from)) - from
    return [from, from + Math.min(Math.max(room, cardMinutes.least), cardMinutes.most)]
  })
  const nowMinutes = minutesOf(calendar.nowWall)
  const top = (minutes: number) => ((minutes - first * 60) / 60) * hourHeight

  function wallUnder(event: DragEvent<HTMLElement>): string {
    const { top: edge } = event.currentTarget.getBoundingClientRect()
    const held = draggedCard()?.heldAt ?? 0
    const minutes = first * 60 + ((event.clientY - held - edge) / hourHeight) * 60
    const snapped = Math.round(minutes / 15) * 15
    return wallAt(day, Math.min(Math.max(snapped, 0), 24 * 60 - 15))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; keys and the card's dialog do the same.
    <div
      className={classes.column}
      data-testid="day"
      data-day={day}
      data-off={isOff || undefined}
      style={{ blockSize: (last - first) * hourHeight, backgroundSize: `100% ${hourHeight}px` }}
      onDragOver={event => {
        if (!draggedCard()) return
        event.preventDefault()
        setOver(wallUnder(event))
      }}
      onDragLeave={() => setOver(undefined)}
      onDrop={event => {
        const held = draggedCard()
        setOver(undefined)
        if (!held) return
        event.preventDefault()
        void move.propose(held.card, wallUnder(event))
      }}
    >
      {quiet.map(([from, to]) => (
        <span
          key={from}
          className={classes.quiet}
          data-testid="quiet-hours"
          style={{
            insetBlockStart: top(Math.max(from, first * 60)),
            blockSize: top(Math.min(to, last * 60)) - top(Math.max(from, first * 60)),
          }}
        />
      ))}
      {boxes.map(({ thing, from, to, lane, lanes }) => {
        const style = {
          position: 'absolute',
          insetBlockStart: top(from) + 1,
          blockSize: top(to) - top(from) - 2,
          insetInlineStart: `calc(${(lane / lanes) * 100}% + 2px)`,
          inlineSize: `calc(${100 / lanes}% - 4px)`,
        } as const
        return 'posts' in thing ? (
          <CardButton key={thing.key} card={thing} style={style} height={style.blockSize} {...grid} />
        ) : (
          <SlotLink key={thing.key} slot={thing} style={style} />
        )
      })}
      {calendar.expected
        .filter(({ wall }) => wall.startsWith(day))
        .map(each => (
          <ExpectedLink
            key={each.id}
            expected={each}
            style={{ position: 'absolute', insetInline: 2, insetBlockStart: top(minutesOf(each.wall)) }}
          />
        ))}
      {[over, moving.mode?.wall]
        .filter(wall => wall?.startsWith(day))
        .map(wall => (
          <span
            key="target"
            className={classes.target}
            style={{ insetBlockStart: top(minutesOf(wall ?? day)) }}
          >
            {words.time(wall ?? day)}
          </span>
        ))}
      {calendar.nowWall.startsWith(day) && nowMinutes >= first * 60 && nowMinutes < last * 60 && (
        <span className={classes.now} style={{ insetBlockStart: top(nowMinutes) }}>
          <span className={classes.nowTime}>{words.time(calendar.nowWall)}</span>
        </span>
      )}
    </div>
  )
}
