import { IconFileText } from '@tabler/icons-react'
import classes from './NewsThumb.module.css'

/** The first image of an item, small; its words stand beside it, so that it needs none. */
export function NewsThumb({ mediaId }: { mediaId: string | null }) {
  return mediaId ? (
    <img
      className={classes.thumb}
      src={`/api/v1/media/${mediaId}?width=160`}
      alt=""
      loading="lazy"
      width={72}
      height={48}
    />
  ) : (
    <span className={classes.thumb} data-empty aria-hidden>
      <IconFileText size={20} stroke={1.6} />
    </span>
  )
}
