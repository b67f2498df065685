import { Button, Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import type { PostDetail } from '../api/post.ts'
import { useSettleComment } from '../api/settle-comment.ts'

/** The post is out; only its first comment waits for a person. */
export function SettleComment({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`settle-comment/${post.id}`)
  const [link, setLink] = useKeptState(kept, 'link', '')
  const { mutateAsync, isPending, error } = useSettleComment(post.id)
  const named = link.trim()
  const settle = (decision: Parameters<typeof mutateAsync>[0]) => forgetOnceSent(kept, mutateAsync(decision))
  return (
    <Card title={t('queue.comment.title')}>
      <p>{t('queue.comment.why')}</p>
      {post.comment?.reason && <Reason text={post.comment.reason} as="p" />}
      <KeptNotice form={kept} />
      <TextInput
        mt="sm"
        label={t('queue.comment.link')}
        value={link}
        onChange={event => setLink(event.currentTarget.value)}
        dir="ltr"
      />
      {error && <ProblemAlert problem={error} title={t('queue.notSettled')} />}
      <Group mt="md" gap="xs">
        <Button
          variant="default"
          loading={isPending}
          onClick={() => settle({ action: 'adopt', ...(named ? { externalId: named } : {}) })}
        >
          {t('queue.isThere')}
        </Button>
        <Button variant="default" loading={isPending} onClick={() => settle({ action: 'resend' })}>
          {t('queue.sendOnceMore')}
        </Button>
        <Button variant="default" loading={isPending} onClick={() => settle({ action: 'leave' })}>
          {t('queue.comment.leave')}
        </Button>
      </Group>
    </Card>
  )
}
