import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayParts } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { useWords } from '../parts/use-words.ts'
import { CardButton } from './CardButton.tsx'
import { DropCell } from './DropCell.tsx'
import { ExpectedLink } from './ExpectedLink.tsx'
import { type GridProps, ofDay, placed } from './grid-props.ts'
import classes from './MonthGrid.module.css'

const most = 3

/** Whole weeks; each day shows its first cards, and opens for the others. */
export function MonthGrid(props: GridProps) {
  const { t } = useTranslation()
  const { tag } = useLocale()
  const words = useWords()
  const { calendar, move } = props
  const cards = placed(calendar.cards, move.pendingWall)
  return (
    <section className={classes.month} aria-label={t('calendar.title')}>
      <div className={classes.weekdays} aria-hidden>
        {calendar.days.slice(0, 7).map(day => (
          <span key={day}>{dayParts({ weekday: 'short' }, tag, new Date(`${day}T12:00Z`))}</span>
        ))}
      </div>
      <div className={classes.days}>
        {calendar.days.map(day => {
          const ofThisDay = ofDay(cards, day)
          const facts = calendar.facts.get(day)
          return (
            <DropCell
              key={day}
              day={day}
              move={move}
              isOff={facts?.isDayOff ?? false}
              className={classes.cell}
            >
              <UnstyledButton
                className={classes.number}
                data-outside={day.slice(0, 7) !== calendar.day.slice(0, 7) || undefined}
                aria-current={calendar.nowWall.startsWith(day) ? 'date' : undefined}
                aria-label={t('calendar.openDay', { day: words.day(day) })}
                onClick={() => calendar.show({ view: 'day', day })}
              >
                {dayParts({ day: 'numeric' }, tag, new Date(`${day}T12:00Z`))}
              </UnstyledButton>
              {facts?.holidays.slice(0, 1).map(({ name }) => (
                <bdi key={name} className={classes.holiday}>
                  {name}
                </bdi>
              ))}
              {ofThisDay.slice(0, most).map(card => (
                <CardButton key={card.key} card={card} isCompact {...props} />
              ))}
              {ofDay(calendar.expected, day)
                .slice(0, 1)
                .map(each => (
                  <ExpectedLink key={each.id} expected={each} />
                ))}
              {ofThisDay.length > most && (
                <UnstyledButton className={classes.more} onClick={() => calendar.show({ view: 'day', day })}>
                  {t('calendar.more', { count: ofThisDay.length - most })}
                </UnstyledButton>
              )}
            </DropCell>
          )
        })}
      </div>
    </section>
  )
}
