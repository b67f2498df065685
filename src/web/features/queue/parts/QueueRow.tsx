import { Link } from '@tanstack/react-router'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { ChannelName } from '../../../shared/text/ChannelName.tsx'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { states } from '../../../shared/text/state.ts'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { QueuePost } from '../api/queue-posts.ts'
import classes from './QueueRow.module.css'

/** One post: when and where, how it begins, its state and why; all of it opens the post. */
export function QueueRow({ post }: { post: QueuePost }) {
  return (
    <li className={classes.row} data-testid="post-card" data-id={post.id} data-state={post.state}>
      <span className={classes.bar} data-tone={states[post.state].tone} />
      <div className={classes.words}>
        <div className={classes.meta}>
          <span className={classes.time}>
            <OfficeTime at={post.publishedAt ?? post.dueAt} officeId={post.officeId} />
          </span>
          <ChannelName network={post.network} handle={handleText(post.handle)} name={post.channelName} />
          <LanguageTag language={post.language} />
          <span className={classes.badge}>
            <StateBadge state={post.state} />
          </span>
        </div>
        <Link to="/queue/$postId" params={{ postId: post.id }} className={classes.link}>
          <Dateline places={post.places} words={post.firstWords} language={post.language} lines={2} />
        </Link>
        {post.reason && <Reason text={post.reason} as="p" className={classes.reason} />}
      </div>
    </li>
  )
}
