import { type KeyboardEvent, type PointerEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemMedia } from '../../../../shared/item/item.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { changedMedia } from '../../editing/content.ts'
import { useEditing } from '../../editing/use-editing.ts'
import classes from './FocusPoint.module.css'
import { thumbnail } from './media-source.ts'

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-0.05, 0],
  ArrowRight: [0.05, 0],
  ArrowUp: [0, -0.05],
  ArrowDown: [0, 0.05],
}

/** The point of an image that every crop keeps: a click sets it, arrow keys move it. Pictures are never mirrored. */
export function FocusPoint({ media, number }: { media: ItemMedia; number: number }) {
  const { t } = useTranslation()
  const percent = useNumbers()
  const editing = useEditing()
  const hint = useId()
  const { x = 0.5, y = 0.5 } = media.focus ?? {}
  const set = (nextX: number, nextY: number) => {
    const focus = { x: within(nextX), y: within(nextY) }
    editing.change(content => changedMedia(content, media.mediaId, given => ({ ...given, focus })))
  }
  const onClick = (event: PointerEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    set(x + step[0], y + step[1])
  }
  const place = {
    x: percent(x, { style: 'percent', maximumFractionDigits: 0 }),
    y: percent(y, { style: 'percent', maximumFractionDigits: 0 }),
  }
  return (
    <div className={classes.focus}>
      <button
        type="button"
        dir="ltr"
        className={classes.picture}
        aria-label={t('item.focusPoint', { number, ...place })}
        aria-describedby={hint}
        onPointerDown={onClick}
        onKeyDown={onKeyDown}
      >
        <img src={thumbnail(media.mediaId, 640)} alt="" draggable={false} />
        <span
          className={classes.point}
          style={{ insetInlineStart: `${x * 100}%`, insetBlockStart: `${y * 100}%` }}
        />
      </button>
      <p id={hint} className={classes.hint}>
        {t('item.focusHint')}
      </p>
    </div>
  )
}

function within(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100
}
