import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { Confirm } from '../../../shared/feedback/Confirm.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useUndoToast } from '../../../shared/feedback/use-undo-toast.ts'
import { useOffice } from '../../../shared/offices/offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { isolateLtr } from '../../../shared/text/isolate.ts'
import { dayIn } from '../../../shared/times/format.ts'
import { useCancel, useUndoChange } from '../api/cancel.ts'
import type { PostDetail } from '../api/post.ts'
import { useSendNow } from '../api/send-now.ts'

/** It waits for its time: move it in the calendar, send it now, or take it off. */
export function ScheduledActions({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const sending = useSendNow(post.id)
  const cancelling = useCancel(post.id)
  const undoing = useUndoChange()
  const undoToast = useUndoToast()
  const day = dayIn(post.dueAt, useOffice(post.officeId)?.timeZone ?? 'UTC')

  function cancel() {
    cancelling.mutate(undefined, {
      onSuccess: ({ undo }) =>
        undo &&
        undoToast.show({
          message: t('queue.cancelled'),
          onUndo: () => undoing.mutateAsync(undo.changeId),
        }),
    })
  }

  return (
    <Card title={t('queue.whatNow')}>
      {cancelling.error && <ProblemAlert problem={cancelling.error} title={t('queue.notCancelled')} />}
      <Group gap="xs">
        <Button
          variant="default"
          renderRoot={props => <Link {...props} to="/calendar" search={{ view: 'week', day }} />}
        >
          {t('queue.showInCalendar')}
        </Button>
        <Button variant="default" onClick={() => setAsks(true)}>
          {t('queue.sendNow')}
        </Button>
        <Button variant="default" loading={cancelling.isPending} onClick={cancel}>
          {t('queue.cancel')}
        </Button>
      </Group>
      <Confirm
        isOpen={asks}
        title={t('queue.sendNowTitle', { channel: isolateLtr(handleText(post.handle)) })}
        doIt={t('queue.sendNow')}
        keep={t('queue.keepTime')}
        isBusy={sending.isPending}
        problem={sending.error}
        onConfirm={() => sending.mutate(undefined, { onSuccess: () => setAsks(false) })}
        onClose={() => setAsks(false)}
      >
        {t('queue.sendNowWhy')}
      </Confirm>
    </Card>
  )
}
