import { IconMessageCircle, IconShare3, IconThumbUp, IconWorld } from '@tabler/icons-react'
import { Actions } from './Actions.tsx'
import { Avatar } from './Avatar.tsx'
import { FirstComment } from './FirstComment.tsx'
import { LinkCard } from './LinkCard.tsx'
import type { LookProps } from './look.ts'
import { PostMedia } from './PostMedia.tsx'
import { PostText } from './PostText.tsx'
import classes from './previews.module.css'
import { Segment } from './Segment.tsx'

/** A whole text above its image, which fills the card. */
export function CardPost({ post, name, time, isUnfolded }: LookProps) {
  return post.segments.map((segment, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
    <Segment key={position} post={post} position={position} className={classes.whole}>
      <div className={classes.account}>
        <Avatar name={name} />
        <div className={classes.accountWords}>
          <bdi className={classes.name}>{name}</bdi>
          <span className={classes.meta}>
            {time} <IconWorld size={13} aria-hidden />
          </span>
        </div>
      </div>
      <div className={classes.words}>
        <PostText segment={segment} language={post.language} isUnfolded={isUnfolded} />
      </div>
      {position === 0 && <PostMedia post={post} shape="full" />}
      <LinkCard link={segment.link} />
      <Actions icons={[IconThumbUp, IconMessageCircle, IconShare3]} />
      {position + 1 === post.segments.length && <FirstComment post={post} name={name} />}
    </Segment>
  ))
}
