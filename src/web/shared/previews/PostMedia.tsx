import { IconPhotoOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { PreviewedPost } from './previewed-post.ts'
import classes from './previews.module.css'

/** The files of a post as they go out: cut already where the network cuts, with the mark of an alt text. */
export function PostMedia({ post, shape }: { post: PreviewedPost; shape: 'round' | 'full' }) {
  if (post.media.length === 0) return null
  return (
    <div className={classes.media} data-shape={shape} data-count={Math.min(post.media.length, 4)}>
      {post.media.slice(0, 4).map(media => (
        <PostImage key={media.mediaId} media={media} />
      ))}
    </div>
  )
}

function PostImage({
  media: { mediaId, altText, width, height },
}: {
  media: PreviewedPost['media'][number]
}) {
  const [isBroken, setIsBroken] = useState(false)
  return (
    <div className={classes.image}>
      {isBroken ? (
        <span className={classes.broken}>
          <IconPhotoOff size={24} aria-hidden />
          {altText}
        </span>
      ) : (
        <img
          src={`/api/v1/media/${mediaId}?width=640`}
          width={width}
          height={height}
          alt={altText}
          loading="lazy"
          decoding="async"
          onError={() => setIsBroken(true)}
        />
      )}
      {altText && (
        <span className={classes.alt} title={altText} aria-hidden>
          ALT
        </span>
      )}
    </div>
  )
}
