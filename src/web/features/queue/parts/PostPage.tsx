import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { isolateLtr } from '../../../shared/text/isolate.ts'
import { LtrParts } from '../../../shared/text/LtrParts.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { PostDetail } from '../api/post.ts'
import { Decision } from './Decision.tsx'
import { Happenings } from './Happenings.tsx'
import classes from './PostPage.module.css'
import { SentContent } from './SentContent.tsx'

const PostFigures = laterPart(() => import('./PostFigures.tsx').then(part => part.PostFigures), 160)

/** One post: what it says, what happened to it, and what to do about it. */
export function PostPage({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const office = useOfficeNames()(post.officeId)
  const heading = t(`queue.heading.${post.state}`, { channel: isolateLtr(handleText(post.handle)) })
  return (
    <Page
      title={t(`shared.state.${post.state}`)}
      context={office}
      heading={<LtrParts text={heading} />}
      lead={
        <span className={classes.lead}>
          <StateBadge state={post.state} />
          <OfficeTime at={post.publishedAt ?? post.dueAt} officeId={post.officeId} withDay />
          {post.state === 'needs_attention' && <span>{t('queue.nothingSentAgain')}</span>}
        </span>
      }
      actions={
        <Link to="/news/$id" params={{ id: post.newsItemId }}>
          {t('queue.openItem')}
        </Link>
      }
    >
      <div className={classes.columns}>
        <SentContent post={post} />
        <div className={classes.side}>
          <Happenings post={post} />
          <Decision post={post} />
          {post.state === 'published' && <PostFigures post={post} />}
        </div>
      </div>
    </Page>
  )
}
