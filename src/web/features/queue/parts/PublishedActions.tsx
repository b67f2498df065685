import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../shared/channels/networks.ts'
import { Confirm } from '../../../shared/feedback/Confirm.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import { useDeletePost } from '../api/delete-post.ts'
import type { PostDetail } from '../api/post.ts'

/** It is out: those who may schedule update its text, beside its item's other posts; those who may settle delete it from its network. */
export function PublishedActions({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const maySchedule = useMay('posts.schedule', post.officeId)
  const maySettle = useMay('posts.settle', post.officeId)
  const [asks, setAsks] = useState(false)
  const network = useNetworkName()(post.network)
  const { mutate: remove, isPending, error } = useDeletePost(post.id)
  return (
    <Card title={t('queue.whatNow')}>
      {post.lastEdit && post.lastEdit.outcome !== 'edited' && (
        <p>
          {t(`queue.edit.${post.lastEdit.outcome}`)}{' '}
          {post.lastEdit.reason && <Reason text={post.lastEdit.reason} />}
        </p>
      )}
      {post.deletedAt ? (
        <p>
          {t('queue.wasDeleted', { network })}{' '}
          <OfficeTime at={post.deletedAt} officeId={post.officeId} withDay />
        </p>
      ) : (
        <Group gap="xs">
          {maySchedule && (
            <LinkButton variant="default" to="/news/$id/posts" params={{ id: post.newsItemId }}>
              {t('queue.updateText')}
            </LinkButton>
          )}
          {maySettle && (
            <Button variant="default" onClick={() => setAsks(true)}>
              {t('queue.delete', { network })}
            </Button>
          )}
        </Group>
      )}
      <Confirm
        isOpen={asks}
        title={t('queue.deleteTitle', { network })}
        doIt={t('queue.delete', { network })}
        keep={t('queue.keepIt')}
        isBusy={isPending}
        problem={error}
        onConfirm={() => remove(undefined, { onSuccess: () => setAsks(false) })}
        onClose={() => setAsks(false)}
      >
        {t('queue.deleteWhy', { count: post.segments.length })}
      </Confirm>
    </Card>
  )
}
