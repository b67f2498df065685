import { useTranslation } from 'react-i18next'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { clockTime } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import classes from './OfficeClock.module.css'

const mostClocks = 2

/** What the clocks of the chosen offices show: one where they agree, two with their places, else how many offices. */
export function OfficeClock() {
  const { t } = useTranslation()
  const now = new Date(useNow())
  const locale = useLocale()
  const nameOf = useOfficeNames()
  const offices = useChosenOffices()
  const byTime = new Map<string, string>()
  for (const { id, timeZone } of offices) {
    const time = clockTime(now, timeZone, locale)
    if (!byTime.has(time)) byTime.set(time, nameOf(id))
  }
  const clocks = [...byTime]
  if (clocks.length > mostClocks)
    return <span className={classes.clocks}>{t('frame.officeCount', { count: offices.length })}</span>
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
