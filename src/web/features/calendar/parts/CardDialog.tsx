import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { ChannelName } from '../../../shared/text/ChannelName.tsx'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { type Card, cardsOf } from '../cards.ts'
import type { Move } from '../move/use-move.ts'
import type { Calendar } from '../use-calendar.ts'
import { CancelCard } from './CancelCard.tsx'
import classes from './CardDialog.module.css'
import { MoveTo } from './MoveTo.tsx'
import { SwapWith } from './SwapWith.tsx'
import { useWords } from './use-words.ts'

interface CardDialogProps {
  card: Card
  calendar: Calendar
  move: Move
  maySchedule: boolean
  onClose: () => void
}

/** What can be done with a card, or with some of its posts only. */
export default function CardDialog({ card, calendar, move, maySchedule, onClose }: CardDialogProps) {
  const { t } = useTranslation()
  const words = useWords()
  const [left, setLeft] = useState<readonly string[]>([])
  const [first] = card.posts
  const [chosen] = cardsOf(
    card.posts.filter(({ id }) => !left.includes(id)),
    calendar.clock.wallOf,
  )
  const maySplit =
    maySchedule && card.posts.length > 1 && card.posts.some(({ state }) => state === 'scheduled')
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.moment(card.wall, card.officeId, calendar.clock.isMine)}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <Dateline places={first.places} words={first.firstWords} language={first.language} lines={3} />
      <ul className={classes.posts}>
        {card.posts.map(post => (
          <li key={post.id} className={classes.post}>
            {maySplit && (
              <Checkbox
                checked={!left.includes(post.id)}
                aria-label={t('calendar.include', { channel: handleText(post.handle) })}
                onChange={event =>
                  setLeft(
                    event.currentTarget.checked ? left.filter(id => id !== post.id) : [...left, post.id],
                  )
                }
              />
            )}
            <Link to="/queue/$postId" params={{ postId: post.id }}>
              <ChannelName network={post.network} handle={handleText(post.handle)} name={post.channelName} />
            </Link>
            <LanguageTag language={post.language} />
            <span className={classes.state}>
              <StateBadge state={post.state} />
            </span>
            {post.conflicts.map(kind => (
              <p key={kind} className={classes.conflict}>
                {t(`calendar.conflict.${kind}`)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {maySchedule && chosen?.isMovable && (
        <>
          <MoveTo key={left.join()} card={chosen} calendar={calendar} move={move} onDone={onClose} />
          <SwapWith card={chosen} calendar={calendar} onDone={onClose} />
        </>
      )}
      {maySchedule && !card.isMovable && <p className={classes.fixed}>{t('calendar.doesNotMove')}</p>}
      <Group justify="space-between" mt="lg">
        <Button
          variant="default"
          renderRoot={props => <Link {...props} to="/news/$id" params={{ id: card.newsItemId }} />}
        >
          {t('calendar.openItem')}
        </Button>
        {maySchedule && chosen?.isMovable && <CancelCard card={chosen} onDone={onClose} />}
      </Group>
    </Modal>
  )
}
