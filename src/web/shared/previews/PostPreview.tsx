import type { ReactNode } from 'react'
import { useChannels } from '../channels/channels.ts'
import { ChannelName } from '../text/ChannelName.tsx'
import { LanguageTag } from '../text/LanguageTag.tsx'
import { Lengths } from './Lengths.tsx'
import { lookOf } from './looks.ts'
import { PreviewNotes } from './PreviewNotes.tsx'
import type { PreviewedPost } from './previewed-post.ts'
import classes from './previews.module.css'

interface PostPreviewProps {
  post: PreviewedPost
  /** Inside the post, in the network's place for it. */
  time?: ReactNode
  /** At the end of the line above the post; the lengths of its parts when absent. */
  aside?: ReactNode
  isUnfolded?: boolean
}

/** What would be published on one channel, as its network would show it. */
export function PostPreview({ post, time, aside, isUnfolded = false }: PostPreviewProps) {
  const channel = useChannels().find(({ id }) => id === post.channelId)
  const name = channel?.name ?? post.handle
  const Look = lookOf(post.network)
  return (
    <div
      className={classes.preview}
      data-testid={`preview-${post.network}-${post.language}`}
      data-id={post.channelId}
    >
      <div className={classes.head}>
        <ChannelName network={post.network} handle={post.handle} name={name} />
        <LanguageTag language={post.language} />
        <span className={classes.aside}>{aside ?? <Lengths post={post} />}</span>
      </div>
      {/* A network's own layout is not mirrored; its texts have their own direction. */}
      <div dir="ltr" className={classes.post}>
        <Look post={post} name={name} time={time} isUnfolded={isUnfolded} />
      </div>
      <PreviewNotes post={post} />
    </div>
  )
}
