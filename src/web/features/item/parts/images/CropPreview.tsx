import type { ItemMedia } from '../../../../shared/item/item.ts'
import classes from './CropPreview.module.css'
import type { Crop } from './crops-by-network.ts'
import { thumbnail } from './media-source.ts'

interface CropPreviewProps {
  mediaId: string
  crop: Crop | undefined
  focus: ItemMedia['focus']
}

/** The part of the image that goes out, in its shape. */
export function CropPreview({ mediaId, crop, focus }: CropPreviewProps) {
  const { x = 0.5, y = 0.5 } = focus ?? {}
  return (
    <img
      src={thumbnail(mediaId, 320)}
      alt=""
      className={classes.crop}
      data-whole={crop === undefined || undefined}
      style={{
        objectPosition: `${x * 100}% ${y * 100}%`,
        ...(crop ? { aspectRatio: `${crop.width} / ${crop.height}` } : {}),
      }}
    />
  )
}
