import { useTranslation } from 'react-i18next'
import { Card } from '../../../shared/page/Card.tsx'
import { useMay } from '../../../shared/session/may.ts'
import type { PostDetail } from '../api/post.ts'
import { DecideFailed } from './DecideFailed.tsx'
import { DecideMissed } from './DecideMissed.tsx'
import { PublishedActions } from './PublishedActions.tsx'
import { ScheduledActions } from './ScheduledActions.tsx'
import { SettleComment } from './SettleComment.tsx'
import { SettleDoubt } from './SettleDoubt.tsx'

/** What a person can do about a post as it stands; what their role may never do is not shown. */
export function Decision({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const maySettle = useMay('posts.settle', post.officeId)
  const maySchedule = useMay('posts.schedule', post.officeId)
  const isInDoubt = post.state === 'needs_attention' || post.state === 'reconciling'
  if (isInDoubt && post.state === 'reconciling')
    return <Card title={t('queue.decide')}>{t('queue.stillLooking')}</Card>
  if (isInDoubt)
    return maySettle ? (
      <SettleDoubt key={post.id} post={post} />
    ) : (
      <Card title={t('queue.decide')}>{t('queue.colleagueDecides')}</Card>
    )
  return (
    <>
      {maySettle && post.comment?.state === 'needs_attention' && <SettleComment key={post.id} post={post} />}
      {maySettle && post.state === 'failed' && <DecideFailed post={post} />}
      {maySchedule && post.state === 'missed' && <DecideMissed post={post} />}
      {maySchedule && post.state === 'scheduled' && <ScheduledActions post={post} />}
      {(maySettle || maySchedule) && post.state === 'published' && <PublishedActions post={post} />}
    </>
  )
}
