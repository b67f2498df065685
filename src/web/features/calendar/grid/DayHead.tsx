import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { isolate } from '../../../shared/text/isolate.ts'
import { dayParts } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { useWords } from '../parts/use-words.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './DayHead.module.css'

/** A day with what is particular about it: its holiday, and the jump of its clocks. Opens the day. */
export function DayHead({ calendar, day }: { calendar: Calendar; day: string }) {
  const { t } = useTranslation()
  const { tag } = useLocale()
  const words = useWords()
  const officeName = useOfficeNames()
  const facts = calendar.facts.get(day)
  const change = facts?.clockChange
  const at = new Date(`${day}T12:00Z`)
  const isToday = calendar.nowWall.startsWith(day)
  return (
    <div className={classes.head} data-off={facts?.isDayOff || undefined}>
      <UnstyledButton
        className={classes.day}
        aria-current={isToday ? 'date' : undefined}
        onClick={() => calendar.show({ view: 'day', day })}
      >
        <VisuallyHidden>{t('calendar.openDay', { day: words.day(day) })}</VisuallyHidden>
        <span aria-hidden>{dayParts({ weekday: 'short' }, tag, at)}</span>
        <span className={classes.number} aria-hidden>
          {dayParts({ day: 'numeric' }, tag, at)}
        </span>
      </UnstyledButton>
      {facts?.holidays.map(({ officeId, name }) => (
        <span key={`${officeId} ${name}`} className={classes.fact}>
          {t('calendar.holiday', { name: isolate(name), office: isolate(officeName(officeId)) })}
        </span>
      ))}
      {change && (
        <span className={classes.fact}>
          {t(`calendar.clockChange.${change.kind}`, {
            from: words.time(`${day}T${change.from.slice(-5)}`),
            to: words.time(`${day}T${change.to.slice(-5)}`),
            office: isolate(officeName(change.officeId)),
          })}
        </span>
      )}
    </div>
  )
}
