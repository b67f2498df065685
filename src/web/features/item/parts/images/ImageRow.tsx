import { ActionIcon, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCrop, IconTrash } from '@tabler/icons-react'
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Later } from '../../../../shared/feedback/Later.tsx'
import { useUndoToast } from '../../../../shared/feedback/use-undo-toast.ts'
import type { ItemMedia } from '../../../../shared/item/item.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { changedMedia, movedMedia, withMediaBack, withoutMedia } from '../../editing/content.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { AltTexts } from './AltTexts.tsx'
import classes from './ImageRow.module.css'
import { thumbnail } from './media-source.ts'

const CropPanel = lazy(() => import('./CropPanel.tsx'))

interface ImageRowProps {
  media: ItemMedia
  index: number
  count: number
  shown: string
  isReadOnly: boolean
}

/** One image or video: its picture, its place in the order, what it shows in each language, what must be seen of it. */
export function ImageRow({ media, index, count, shown, isReadOnly }: ImageRowProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const editing = useEditing()
  const undoToast = useUndoToast()
  const [isCropping, setIsCropping] = useState(false)
  const { mediaId, decorative } = media
  const n = index + 1
  const move = (by: -1 | 1) => editing.change(content => movedMedia(content, mediaId, by))
  const remove = () => {
    editing.change(content => withoutMedia(content, mediaId))
    undoToast.show({
      message: t('item.imageRemoved', { number: number(n) }),
      onUndo: () => editing.change(content => withMediaBack(content, media, index)),
    })
  }
  return (
    <li className={classes.row}>
      <div className={classes.side}>
        <div className={classes.picture}>
          <img
            src={thumbnail(mediaId, 320)}
            alt={t('item.imageNumber', { number: number(n) })}
            loading="lazy"
          />
          <span className={classes.number} aria-hidden>
            {number(n)}
          </span>
        </div>
        {!isReadOnly && (
          <div className={classes.tools}>
            <ActionIcon
              aria-label={t('item.cropImage', { number: number(n) })}
              aria-expanded={isCropping}
              onClick={() => setIsCropping(!isCropping)}
            >
              <IconCrop size={17} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('item.moveUp', { number: number(n) })}
              disabled={index === 0}
              onClick={() => move(-1)}
            >
              <IconArrowUp size={17} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('item.moveDown', { number: number(n) })}
              disabled={n === count}
              onClick={() => move(1)}
            >
              <IconArrowDown size={17} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={t('item.removeImage', { number: number(n) })} onClick={remove}>
              <IconTrash size={17} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </div>
      <div className={classes.words}>
        <AltTexts media={media} number={n} shown={shown} isReadOnly={isReadOnly} />
        <Checkbox
          id={`decorative-${mediaId}`}
          className={classes.decorative}
          label={t('item.decorative')}
          checked={decorative}
          disabled={isReadOnly}
          onChange={event => {
            const { checked } = event.currentTarget
            editing.change(content =>
              changedMedia(content, mediaId, given => ({
                ...given,
                decorative: checked,
                ...(checked ? { altText: {} } : {}),
              })),
            )
          }}
        />
      </div>
      {isCropping && (
        <Later>
          <CropPanel media={media} number={n} />
        </Later>
      )}
    </li>
  )
}
