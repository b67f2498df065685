import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/api/problem.ts'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { ChannelName } from '../../../../shared/text/ChannelName.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { StateBadge } from '../../../../shared/text/StateBadge.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { ItemPost } from '../../api/item-posts.ts'
import { PostActions, type PostPanel } from './PostActions.tsx'
import classes from './PostsOfItem.module.css'

const PostPanelOf = laterPart(() => import('./PostPanelOf.tsx').then(part => part.PostPanelOf), 60)

/** One post: its state, channel and time, and what can be done about it. */
export function PostRow({ item, post }: { item: NewsItem; post: ItemPost }) {
  const { t } = useTranslation()
  const [panel, setPanel] = useState<PostPanel>()
  const [problem, setProblem] = useState<Problem>()
  const name = useChannels().find(({ id }) => id === post.channelId)?.name ?? ''
  return (
    <li className={classes.row} data-testid="post-row" data-id={post.id} data-state={post.state}>
      <div className={classes.line}>
        <StateBadge state={post.state} />
        <ChannelName network={post.network} handle={post.handle} name={name} />
        <LanguageTag language={post.language} />
        <OfficeTime at={post.publishedAt ?? post.dueAt} officeId={post.officeId} withDay />
        <div className={classes.end}>
          <PostActions item={item} post={post} panel={panel} onPanel={setPanel} onProblem={setProblem} />
        </div>
      </div>
      {problem && <ProblemAlert problem={problem} title={t('shared.notDone')} />}
      {post.reason && <Reason text={post.reason} as="p" className={classes.reason} />}
      {post.lastEdit && post.lastEdit.outcome !== 'edited' && (
        <p className={classes.reason}>
          {t(`posts.edit.outcome.${post.lastEdit.outcome}`)}{' '}
          {post.lastEdit.reason && <Reason text={post.lastEdit.reason} />}
        </p>
      )}
      {panel && <PostPanelOf post={post} panel={panel} onClose={() => setPanel(undefined)} />}
    </li>
  )
}
