import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import type { Card } from '../cards.ts'
import type { Move } from '../move/use-move.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './CardDialog.module.css'
import { useWords } from './use-words.ts'

interface MoveToProps {
  card: Card
  calendar: Calendar
  move: Move
  onDone: () => void
}

const most = 6

/** Another time for a card: a free slot of its channels, or any time. */
export function MoveTo({ card, calendar, move, onDone }: MoveToProps) {
  const { t } = useTranslation()
  const words = useWords()
  // A time on another clock is another time.
  const clock = calendar.clock.isMine ? 'mine' : 'office'
  const kept = useKeptForm(['calendar-move', clock, ...card.posts.map(({ id }) => id)].join('/'))
  const [wall, setWall] = useKeptState(kept, 'wall', card.wall)
  const own = new Set(card.posts.map(({ channelId }) => channelId))
  const slots = calendar.free
    .filter(({ wall: at, channels }) => at !== card.wall && channels.some(({ id }) => own.has(id)))
    .slice(0, most)

  function moveTo(target: string) {
    // What speaks against it is asked with the time.
    kept.forget()
    onDone()
    void move.propose(card, target)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (wall) moveTo(wall.slice(0, 16))
  }

  return (
    <>
      <h3 className={classes.title}>{t('calendar.moveTo')}</h3>
      <div className={classes.row}>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            onDone()
            void move.toNextSlot(card)
          }}
        >
          {t('calendar.nextFreeSlot')}
        </Button>
        {slots.map(slot => (
          <Button key={slot.key} variant="default" size="xs" onClick={() => moveTo(slot.wall)}>
            {words.day(slot.wall)} · {words.time(slot.wall)}
          </Button>
        ))}
      </div>
      <KeptNotice form={kept} />
      <form onSubmit={submit} className={classes.row} style={{ marginBlockStart: 10 }}>
        <TextInput
          type="datetime-local"
          label={t('calendar.otherTime')}
          description={calendar.clock.isMine ? t('calendar.onYourClock') : t('calendar.onOfficeClock')}
          value={wall}
          onChange={event => setWall(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!wall || wall.slice(0, 16) === card.wall}>
          {t('calendar.moveIt')}
        </Button>
      </form>
    </>
  )
}
