import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { clockTime, offsetIn } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { soonText } from '../../../../shared/times/relative.ts'
import classes from './RailTime.module.css'

interface RailTimeProps {
  at: string
  officeId: string
  /** Then the card names the place of all its times. */
  isOneZone: boolean
}

/** The time of a stop, its place below it, and how soon it is. */
export function RailTime({ at, officeId, isOneZone }: RailTimeProps) {
  const now = useNow()
  const locale = useLocale()
  const place = useOfficeNames()(officeId)
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const soon = soonText(at, now, locale)
  return (
    <time dateTime={at} title={`UTC${offsetIn(at, zone)}`} className={classes.time}>
      <span className={classes.clock}>{clockTime(at, zone, locale)}</span>
      {!isOneZone && (
        <span className={classes.place}>
          <bdi>{place}</bdi>
        </span>
      )}
      {soon && <span className={classes.soon}>{soon}</span>}
    </time>
  )
}
