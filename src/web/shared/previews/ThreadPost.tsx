import { IconChartBar, IconHeart, IconMessageCircle, IconRepeat } from '@tabler/icons-react'
import { useNumbers } from '../times/numbers.ts'
import { Actions } from './Actions.tsx'
import { Avatar } from './Avatar.tsx'
import { atHandle } from './at-handle.ts'
import { LinkCard } from './LinkCard.tsx'
import type { LookProps } from './look.ts'
import { PostMedia } from './PostMedia.tsx'
import { PostText } from './PostText.tsx'
import classes from './previews.module.css'
import { Segment } from './Segment.tsx'

/** Short parts below each other, joined by a line. */
export function ThreadPost({ post, name, time, isUnfolded }: LookProps) {
  const number = useNumbers()
  const { length } = post.segments
  return post.segments.map((segment, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
    <Segment key={position} post={post} position={position} className={classes.part}>
      <div className={classes.rail}>
        <Avatar name={name} />
        {position + 1 < length && <span className={classes.thread} />}
      </div>
      <div className={classes.body}>
        <div className={classes.who}>
          <bdi className={classes.name}>{name}</bdi>
          <bdi className={classes.handle}>{atHandle(post.handle)}</bdi>
          {time && position === 0 && <span className={classes.meta}>· {time}</span>}
          {length > 1 && (
            <span className={classes.place}>
              {number(position + 1)}/{number(length)}
            </span>
          )}
        </div>
        <PostText segment={segment} language={post.language} isUnfolded={isUnfolded} />
        {position === 0 && <PostMedia post={post} shape="round" />}
        <LinkCard link={segment.link} />
        {position + 1 === length && (
          <Actions icons={[IconMessageCircle, IconRepeat, IconHeart, IconChartBar]} />
        )}
      </div>
    </Segment>
  ))
}
