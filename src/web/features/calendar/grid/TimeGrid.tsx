import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/use-words.ts'
import { minutesOf } from '../wall-clock.ts'
import { DayColumn } from './DayColumn.tsx'
import { DayHead } from './DayHead.tsx'
import { type GridProps, ofDay } from './grid-props.ts'
import { hoursFor } from './hours.ts'
import { measuresFor } from './measures.ts'
import classes from './TimeGrid.module.css'

/** One day or seven beside each other, hours downwards. The columns follow the direction of the page. */
export function TimeGrid(props: GridProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { calendar, moving } = props
  const { days, cards, free, nowWall } = calendar
  const walls = [...cards, ...free, ...(moving.mode ? [moving.mode] : [])].map(({ wall }) => wall)
  const { first, last } = hoursFor(walls)
  const things = [...cards, ...free]
  const measures = measuresFor(days.map(day => ofDay(things, day).map(({ wall }) => minutesOf(wall))))
  const { hourHeight } = measures
  const hours = Array.from({ length: last - first }, (_, index) => first + index)
  const columns = { gridTemplateColumns: `64px repeat(${days.length}, minmax(0, 1fr))` }
  const scroll = useRef<HTMLDivElement>(null)
  const showsNow = days.some(day => nowWall.startsWith(day))
  const nowTop = ((minutesOf(nowWall) - first * 60) / 60) * hourHeight
  const begin = useRef(0)
  begin.current = showsNow ? Math.max(0, nowTop - 2 * hourHeight) : 0
  const [firstDay] = days
  useEffect(() => {
    // Two hours before now, where today is shown, once for the days on screen: a person who scrolls is left alone.
    if (firstDay) scroll.current?.scrollTo({ top: begin.current })
  }, [firstDay])
  return (
    <section ref={scroll} className={classes.grid} aria-label={t('calendar.title')} tabIndex={-1}>
      <div className={classes.heads} style={columns}>
        <span />
        {days.map(day => (
          <DayHead key={day} calendar={calendar} day={day} />
        ))}
      </div>
      <div className={classes.body} style={columns}>
        <div className={classes.hours} aria-hidden>
          {hours.map(hour => (
            <span key={hour} className={classes.hour} style={{ blockSize: hourHeight }}>
              {words.time(`2000-01-01T${String(hour).padStart(2, '0')}:00`)}
            </span>
          ))}
        </div>
        {days.map(day => (
          <DayColumn key={day} {...props} day={day} first={first} last={last} measures={measures} />
        ))}
      </div>
    </section>
  )
}
