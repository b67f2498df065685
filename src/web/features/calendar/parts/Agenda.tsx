import { useTranslation } from 'react-i18next'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { useDayHeading } from '../../../shared/times/day-heading.ts'
import type { Card } from '../cards.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './Agenda.module.css'
import { AgendaCard } from './AgendaCard.tsx'
import { AgendaSlot } from './AgendaSlot.tsx'

const AgendaExpected = laterPart(() => import('./AgendaExpected.tsx').then(part => part.AgendaExpected), 44)

interface AgendaProps {
  calendar: Calendar
  /** Only these of the days that were read. */
  days: readonly string[]
  onOpen: (card: Card) => void
}

/** The days as a list: on telephones, and everywhere until the grid is there. */
export function Agenda({ calendar, days, onOpen }: AgendaProps) {
  const { t } = useTranslation()
  const headingOf = useDayHeading()
  const { zone } = calendar.clock
  const things = [...calendar.cards, ...calendar.free, ...calendar.expected].toSorted((a, b) =>
    a.wall.localeCompare(b.wall),
  )
  const filled = days.filter(day => things.some(({ wall }) => wall.startsWith(day)))
  if (filled.length === 0) return <p className={classes.nothing}>{t('calendar.nothing')}</p>
  return (
    <div className={classes.days}>
      {filled.map(day => {
        const { word, day: date } = headingOf(noonOf(day, zone), zone)
        return (
          <section key={day} id={`day-${day}`} aria-labelledby={`day-${day}-heading`} className={classes.day}>
            <h2 id={`day-${day}-heading`} className={classes.heading}>
              {word ?? date} {word && <span className={classes.date}>{date}</span>}
            </h2>
            <ul className={classes.list}>
              {things
                .filter(({ wall }) => wall.startsWith(day))
                .map(thing =>
                  'seriesId' in thing ? (
                    <AgendaExpected key={thing.id} expected={thing} />
                  ) : 'posts' in thing ? (
                    <AgendaCard key={thing.key} card={thing} calendar={calendar} onOpen={onOpen} />
                  ) : (
                    <AgendaSlot key={thing.key} slot={thing} />
                  ),
                )}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** A moment that is on this day on the clocks of the zone, wherever it lies. */
function noonOf(day: string, zone: string): string {
  const noon = new Date(`${day}T12:00Z`)
  const there = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(noon)
  return new Date(noon.getTime() + (there > day ? -6 : 0) * 3_600_000).toISOString()
}
