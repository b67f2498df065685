import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useNow } from '../../../shared/times/clock.ts'
import { clockTime } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import classes from './OfficeClock.module.css'

const mostClocks = 3

/** What the clocks of the chosen offices show: one where they agree, else each zone with its first office. */
export function OfficeClock() {
  const now = new Date(useNow())
  const locale = useLocale()
  const nameOf = useOfficeNames()
  const offices = useChosenOffices()
  const byTime = new Map<string, string>()
  for (const { id, timeZone } of offices) {
    const time = clockTime(now, timeZone, locale)
    if (!byTime.has(time)) byTime.set(time, nameOf(id))
  }
  const clocks = [...byTime].slice(0, mostClocks)
  return (
    <span className={classes.clocks}>
      {clocks.map(([time, place]) => (
        <span key={time}>
          {time} <bdi>{offices.length > 1 && byTime.size > 1 ? place : ''}</bdi>
        </span>
      ))}
    </span>
  )
}
