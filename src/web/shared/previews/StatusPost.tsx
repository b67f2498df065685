import { IconArrowBackUp, IconBookmark, IconRepeat, IconStar } from '@tabler/icons-react'
import { Actions } from './Actions.tsx'
import { Avatar } from './Avatar.tsx'
import { atHandle } from './at-handle.ts'
import { LinkCard } from './LinkCard.tsx'
import type { LookProps } from './look.ts'
import { PostMedia } from './PostMedia.tsx'
import { PostText } from './PostText.tsx'
import classes from './previews.module.css'
import { Segment } from './Segment.tsx'

/** A text with the account's name and its full handle above it. */
export function StatusPost({ post, name, time, isUnfolded }: LookProps) {
  return post.segments.map((segment, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
    <Segment key={position} post={post} position={position} className={classes.whole}>
      <div className={classes.account}>
        <Avatar name={name} shape="square" />
        <div className={classes.accountWords}>
          <bdi className={classes.name}>{name}</bdi>
          <span className={classes.meta}>
            <bdi>{atHandle(post.handle)}</bdi>
            {time && <> · {time}</>}
          </span>
        </div>
      </div>
      <div className={classes.words}>
        <PostText segment={segment} language={post.language} isUnfolded={isUnfolded} />
        {position === 0 && <PostMedia post={post} shape="round" />}
      </div>
      <LinkCard link={segment.link} />
      <Actions icons={[IconArrowBackUp, IconRepeat, IconStar, IconBookmark]} />
    </Segment>
  ))
}
