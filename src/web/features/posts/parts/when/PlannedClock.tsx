import { useOffice } from '../../../../shared/offices/offices.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { clockTime, offsetIn, shortDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import classes from './WhenCard.module.css'

/** The day and, larger, the time on the office's clock; the card names the office. */
export function PlannedClock({ officeId, at }: { officeId: string; at: string | undefined }) {
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const locale = useLocale()
  const now = useNow()
  if (!at) return <span className={classes.clock}>—</span>
  return (
    <time dateTime={at} title={`UTC${offsetIn(at, zone)}`}>
      <span className={classes.day}>{shortDay(at, zone, locale, new Date(now))}</span>
      <br />
      <span className={classes.clock}>{clockTime(at, zone, locale)}</span>
    </time>
  )
}
