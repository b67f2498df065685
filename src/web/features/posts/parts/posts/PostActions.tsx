import { Anchor, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/api/problem.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useMay } from '../../../../shared/session/may.ts'
import { useAnnounce } from '../../announce.ts'
import { useCancel, useRetry } from '../../api/change-post.ts'
import type { ItemPost } from '../../api/item-posts.ts'
import { useSchedule } from '../../api/schedule.ts'

/** What opens below a post. */
export type PostPanel = 'move' | 'edit' | 'delete' | 'reached'

interface PostActionsProps {
  item: NewsItem
  post: ItemPost
  panel: PostPanel | undefined
  onPanel: (panel: PostPanel | undefined) => void
  /** Shown below the row; without one what was tried last is done. */
  onProblem: (problem?: Problem) => void
}

/** What a person may do about a post now; what is refused goes to the row. */
export function PostActions({ item, post, panel, onPanel, onProblem }: PostActionsProps) {
  const { t } = useTranslation()
  const mayChange = useMay('posts.schedule', post.officeId)
  const maySettle = useMay('posts.settle', post.officeId)
  const cancel = useCancel()
  const retry = useRetry(post.id)
  const again = useSchedule()
  const announce = useAnnounce()
  const opens = (which: PostPanel) => ({
    'aria-expanded': panel === which,
    onClick: () => onPanel(panel === which ? undefined : which),
  })
  const button = { variant: 'default', size: 'xs' } as const

  const said = { onError: onProblem, onSuccess: () => onProblem() }

  function takeBack() {
    cancel.mutate(post.id, {
      onError: onProblem,
      onSuccess: ({ undo }) => {
        onProblem()
        announce(t('posts.cancelled', { channel: post.handle }), undo)
      },
    })
  }

  if (post.state === 'published')
    return (
      <>
        {post.segments[0]?.permalink && (
          <Anchor href={post.segments[0].permalink} target="_blank" rel="noreferrer" size="sm">
            {t('posts.open')}
          </Anchor>
        )}
        <Button {...button} {...opens('reached')}>
          {t('posts.reached')}
        </Button>
        {mayChange && !post.deletedAt && item.state === 'approved' && (
          <Button {...button} {...opens('edit')}>
            {t('posts.edit.open')}
          </Button>
        )}
        {maySettle && !post.deletedAt && (
          <Button {...button} {...opens('delete')}>
            {t('posts.delete')}
          </Button>
        )}
      </>
    )
  if (!mayChange) return null
  if (post.state === 'scheduled')
    return (
      <>
        <Button {...button} {...opens('move')}>
          {t('posts.move')}
        </Button>
        <Button {...button} loading={cancel.isPending} onClick={takeBack}>
          {t('posts.cancel')}
        </Button>
      </>
    )
  if (post.state === 'failed')
    return (
      <Button {...button} loading={retry.isPending} onClick={() => retry.mutate(undefined, said)}>
        {t('posts.retry')}
      </Button>
    )
  if (['cancelled', 'missed'].includes(post.state) && item.state === 'approved')
    return (
      <Button
        {...button}
        loading={again.isPending}
        onClick={() => again.mutate({ newsItemId: item.id, channelIds: [post.channelId] }, said)}
      >
        {t('posts.again')}
      </Button>
    )
  return null
}
