import { UnstyledButton } from '@mantine/core'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { ChannelName } from '../../../shared/text/ChannelName.tsx'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { states } from '../../../shared/text/state.ts'
import type { Card } from '../cards.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './AgendaRow.module.css'
import { useWords } from './use-words.ts'

interface AgendaCardProps {
  card: Card
  calendar: Calendar
  onOpen: (card: Card) => void
}

/** A card as a row of the list; a press opens what can be done with it. */
export function AgendaCard({ card, calendar, onOpen }: AgendaCardProps) {
  const words = useWords()
  const officeName = useOfficeNames()
  const [first] = card.posts
  return (
    <li className={classes.row} data-testid="post-card" data-id={first.id} data-state={card.state}>
      <span className={classes.time}>
        {words.time(card.wall)}
        {calendar.clock.isMixed && <bdi className={classes.place}>{officeName(card.officeId)}</bdi>}
      </span>
      <span className={classes.bar} data-tone={states[card.state].tone} />
      <div className={classes.words}>
        <div className={classes.meta}>
          {card.posts.slice(0, 3).map(({ id, network, handle, channelName }) => (
            <ChannelName key={id} network={network} handle={handleText(handle)} name={channelName} />
          ))}
          {card.languages.map(each => (
            <LanguageTag key={each} language={each} />
          ))}
          <span className={classes.badge}>
            <StateBadge state={card.state} />
          </span>
        </div>
        <UnstyledButton className={classes.open} onClick={() => onOpen(card)}>
          <Dateline places={first.places} words={first.firstWords} language={first.language} lines={2} />
        </UnstyledButton>
      </div>
    </li>
  )
}
