import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { cancelPost } from '../api/cancel-post.ts'
import type { Card } from '../cards.ts'
import { allOrNone, changesOf } from '../move/all-or-none.ts'
import { useUndoable } from '../move/use-undoable.ts'

/** Takes the posts of a card off the calendar; ten seconds to take that back. */
export function CancelCard({ card, onDone }: { card: Card; onDone: () => void }) {
  const { t } = useTranslation()
  const { done, readAgain } = useUndoable()
  const cancelling = useMutation({
    mutationFn: () => allOrNone(card.posts, ({ id }) => cancelPost(id)),
    onError: readAgain,
    onSuccess: cancelled => {
      done(t('calendar.cancelled', { count: card.posts.length }), changesOf(cancelled))
    },
  })
  return (
    <>
      {cancelling.error && <ProblemAlert problem={cancelling.error} title={t('calendar.notCancelled')} />}
      <Button
        variant="default"
        loading={cancelling.isPending}
        onClick={() => cancelling.mutate(undefined, { onSuccess: onDone })}
      >
        {t('calendar.cancel', { count: card.posts.length })}
      </Button>
    </>
  )
}
