import { Link } from '@tanstack/react-router'
import { ChannelName } from '../../../../shared/text/ChannelName.tsx'
import { Dateline } from '../../../../shared/text/Dateline.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { StateBadge } from '../../../../shared/text/StateBadge.tsx'
import type { Post } from '../../needs.ts'
import classes from './RailPost.module.css'
import { RailTime } from './RailTime.tsx'

/** A post on the rail: channel, language, how it begins, and its first image. All of it opens the item's posts. */
export function RailPost({ post, isOneZone }: { post: Post; isOneZone: boolean }) {
  return (
    <>
      <RailTime at={post.dueAt} officeId={post.officeId} isOneZone={isOneZone} />
      <Link
        to="/news/$id/posts"
        params={{ id: post.newsItemId }}
        className={classes.post}
        data-testid="post-card"
        data-id={post.id}
        data-state={post.state}
      >
        <span className={classes.words}>
          <span className={classes.head}>
            <ChannelName network={post.network} handle={post.handle} name={post.channelName} />
            <LanguageTag language={post.language} />
            {post.state !== 'scheduled' && <StateBadge state={post.state} />}
          </span>
          <Dateline places={post.places} words={post.firstWords} language={post.language} lines={2} />
        </span>
        {post.mediaId && (
          <img
            className={classes.image}
            src={`/api/v1/media/${post.mediaId}?width=320`}
            alt=""
            loading="lazy"
            width="96"
            height="54"
          />
        )}
      </Link>
    </>
  )
}
