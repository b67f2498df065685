import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { swapPosts } from '../api/swap-posts.ts'
import type { Card } from '../cards.ts'
import { useUndoable } from '../move/use-undoable.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './CardDialog.module.css'
import { useWords, wordsOf } from './use-words.ts'

interface SwapWithProps {
  card: Card
  calendar: Calendar
  onDone: () => void
}

/** Swaps the time of a single post with another one on screen. */
export function SwapWith({ card, calendar, onDone }: SwapWithProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { done } = useUndoable()
  const [other, setOther] = useState('')
  const [post] = card.posts
  const others = calendar.cards
    .filter(({ isMovable, key }) => isMovable && key !== card.key)
    .flatMap(each => each.posts)
    .filter(({ channelId }) => channelId === post.channelId)
  const swapping = useMutation({
    mutationFn: () => swapPosts(post.id, other),
    onSuccess: ({ undo }) => {
      done(t('calendar.swapped'), undo ? [undo.changeId] : [])
    },
  })
  if (card.posts.length > 1 || others.length === 0) return null
  return (
    <>
      <div className={classes.row} style={{ marginBlockStart: 10 }}>
        <NativeSelect
          label={t('calendar.swapWith')}
          value={other}
          onChange={event => setOther(event.currentTarget.value)}
          data={[
            { value: '', label: t('calendar.choosePost') },
            ...others.map(each => ({
              value: each.id,
              label: `${words.day(each.local)} ${words.time(calendar.clock.wallOf(each))} · ${wordsOf(each).slice(0, 50)}`,
            })),
          ]}
        />
        <Button
          variant="default"
          disabled={!other}
          loading={swapping.isPending}
          onClick={() => swapping.mutate(undefined, { onSuccess: onDone })}
        >
          {t('calendar.swap')}
        </Button>
      </div>
      {swapping.error && <ProblemAlert problem={swapping.error} title={t('calendar.notMoved')} />}
    </>
  )
}
