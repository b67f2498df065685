import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { CSSProperties } from 'react'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { states } from '../../../shared/text/state.ts'
import { useWords, wordsOf } from '../parts/use-words.ts'
import classes from './CardButton.module.css'
import { beginDrag, endDrag } from './drag.ts'
import type { Card, GridProps } from './grid-props.ts'
import { linesIn } from './measures.ts'

interface CardButtonProps extends Pick<GridProps, 'calendar' | 'move' | 'moving' | 'maySchedule' | 'onOpen'> {
  card: Card
  style?: CSSProperties
  /** One line of words, without languages: for cells of a month. */
  isCompact?: true
  /** In pixels; one line of words where it is not known. */
  height?: number
}

/** A card in a grid: opened by a press, moved by dragging or by keys. */
export function CardButton({ card, style, isCompact, height = 0, ...grid }: CardButtonProps) {
  const words = useWords()
  const [first] = card.posts
  const { icon: StateIcon, tone } = states[card.state]
  const { isMine } = grid.calendar.clock
  const mayMove = grid.maySchedule && card.isMovable
  const label = words.card(card, isMine)
  const lines = linesIn(height, wordsOf(first), first.language)
  return (
    <UnstyledButton
      className={classes.card}
      style={style}
      data-tone={tone}
      data-testid="post-card"
      data-id={first.id}
      data-state={card.state}
      data-wall={card.wall}
      data-compact={isCompact}
      data-pending={grid.move.pendingWall(card) !== undefined || undefined}
      data-moving={grid.moving.mode?.card.key === card.key || undefined}
      aria-keyshortcuts={mayMove ? 'M' : undefined}
      title={label}
      draggable={mayMove}
      onDragStart={event => beginDrag(card, event)}
      onDragEnd={endDrag}
      onKeyDown={event => mayMove && grid.moving.onKey(card, event)}
      onBlur={grid.moving.end}
      onClick={() => grid.onOpen(card)}
    >
      <VisuallyHidden>
        <bdi>{label}</bdi>
      </VisuallyHidden>
      <span className={classes.top} aria-hidden>
        <span className={classes.time}>{words.time(card.wall)}</span>
        <span className={classes.marks}>
          {[...new Set(card.posts.map(({ network }) => network))].map(network => (
            <NetworkMark key={network} network={network} size={15} isDecoration />
          ))}
          {!isCompact && card.languages.slice(0, 2).map(each => <LanguageTag key={each} language={each} />)}
        </span>
        <StateIcon className={classes.state} size={15} stroke={2} aria-hidden />
      </span>
      <span className={classes.words} aria-hidden>
        {/* On one line several places would leave no room for words; the label has them all. */}
        <Dateline
          places={lines === 1 ? first.places.slice(0, 1) : first.places}
          words={first.firstWords}
          language={first.language}
          lines={lines}
        />
      </span>
    </UnstyledButton>
  )
}
