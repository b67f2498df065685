import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayParts } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import type { Calendar } from '../use-calendar.ts'
import { weekOf } from '../wall-clock.ts'
import { useWords } from './use-words.ts'
import classes from './WeekStrip.module.css'

/** On telephones: the week, with a dot for each card; a press begins the list there. */
export function WeekStrip({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation()
  const { tag } = useLocale()
  const words = useWords()
  return (
    <div className={classes.strip}>
      {weekOf(calendar.day).map(day => {
        const at = new Date(`${day}T12:00Z`)
        const count = calendar.cards.filter(({ wall }) => wall.startsWith(day)).length
        return (
          <UnstyledButton
            key={day}
            className={classes.day}
            data-off={calendar.facts.get(day)?.isDayOff || undefined}
            aria-current={day === calendar.day ? 'date' : undefined}
            onClick={() => calendar.show({ day })}
          >
            <VisuallyHidden>{t('calendar.dayWithPosts', { day: words.day(day), count })}</VisuallyHidden>
            <span className={classes.weekday} aria-hidden>
              {dayParts({ weekday: 'short' }, tag, at)}
            </span>
            <span className={classes.number} aria-hidden>
              {dayParts({ day: 'numeric' }, tag, at)}
            </span>
            <span className={classes.dots} aria-hidden>
              {'•'.repeat(Math.min(count, 4))}
            </span>
          </UnstyledButton>
        )
      })}
    </div>
  )
}
