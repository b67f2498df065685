import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import type { PostDetail } from '../api/post.ts'
import { useRetry } from '../api/retry.ts'

/** Nothing is out: retry once the reason is put right, or change the item. */
export function DecideFailed({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const { mutate: retry, isPending, error } = useRetry(post.id)
  return (
    <Card title={t('queue.whatNow')}>
      <p>{t('queue.failedWhy')}</p>
      {error && <ProblemAlert problem={error} title={t('queue.notRetried')} />}
      <Group mt="md" gap="xs">
        <Button loading={isPending} onClick={() => retry()}>
          {t('queue.retry')}
        </Button>
        <Button
          variant="default"
          renderRoot={props => <Link {...props} to="/news/$id" params={{ id: post.newsItemId }} />}
        >
          {t('queue.openItem')}
        </Button>
      </Group>
    </Card>
  )
}
