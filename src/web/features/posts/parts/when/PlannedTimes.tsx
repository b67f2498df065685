import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { ChannelName } from '../../../../shared/text/ChannelName.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { useMyTime } from '../../my-time.ts'
import { PlannedClock } from './PlannedClock.tsx'
import classes from './WhenCard.module.css'

/** Each post with its time, in the order in which they go out. */
export function PlannedTimes({ officeId, posts }: { officeId: string; posts: readonly PreviewedPost[] }) {
  const channels = useChannels()
  const nameOf = (id: string) => channels.find(each => each.id === id)?.name ?? ''
  const dueOf = ({ already, planned }: PreviewedPost) => already?.dueAt ?? planned?.dueAt ?? '9'
  const inOrder = posts.toSorted((one, other) => (dueOf(one) < dueOf(other) ? -1 : 1))
  return (
    <ul className={classes.times}>
      {inOrder.map(post => (
        <li key={`${post.channelId} ${post.language}`} className={classes.time}>
          <PlannedClock officeId={officeId} at={post.already?.dueAt ?? post.planned?.dueAt} />
          <div className={classes.where}>
            <ChannelName network={post.network} handle={post.handle} name={nameOf(post.channelId)} />
            <PlannedLine post={post} officeId={officeId} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function PlannedLine({ post, officeId }: { post: PreviewedPost; officeId: string }) {
  const { t } = useTranslation()
  const mine = useMyTime(officeId)
  const at = post.already?.dueAt ?? post.planned?.dueAt
  const own = at && mine(at)
  return (
    <span className={classes.line}>
      <LanguageTag language={post.language} />
      {post.alreadyScheduled && <span>{t('posts.result.already')}</span>}
      {!post.alreadyScheduled && post.noTime && <Reason text={post.noTime} className={classes.warning} />}
      {own && <span>{t('posts.yourTime', { time: own })}</span>}
    </span>
  )
}
