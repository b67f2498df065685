import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../offices/office-name.ts'
import { useOffice } from '../offices/offices.ts'
import { usePreferences } from '../session/session.ts'
import { useNow } from './clock.ts'
import { clockTime, dayIn, offsetIn, shortDay } from './format.ts'
import { useLocale } from './locale.ts'
import classes from './OfficeTime.module.css'
import { soonText } from './relative.ts'

interface OfficeTimeProps {
  at: string
  officeId: string
  /** With the day before it: where no heading says it. */
  withDay?: true
  /** Where the list names the zone once. */
  withoutPlace?: true
}

/** A time with its place: "17:30 Lahore", and the reader's own clock where it differs. */
export function OfficeTime({ at, officeId, withDay, withoutPlace }: OfficeTimeProps) {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const { timeZone: own } = usePreferences()
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const place = useOfficeNames()(officeId)
  const time = clockTime(at, zone, locale)
  const mine = own && offsetIn(at, own) !== offsetIn(at, zone) ? clockTime(at, own, locale) : undefined
  const soon = soonText(at, now, locale)
  const day = withDay ? shortDay(at, zone, locale, new Date(now)) : undefined
  return (
    <time
      dateTime={at}
      title={`UTC${offsetIn(at, zone)} · ${at.slice(0, 16).replace('T', ' ')} UTC`}
      className={classes.time}
    >
      {day && <span>{day} </span>}
      {withoutPlace ? time : t('shared.timeAtPlace', { time, place })}
      {mine && (
        <span className={classes.mine}>
          {' '}
          · {t('shared.timeYours', { time: mine })}
          {own && dayIn(at, own) !== dayIn(at, zone) ? ` (${shortDay(at, own, locale, new Date(now))})` : ''}
        </span>
      )}
      {soon && <span className={classes.soon}> {soon}</span>}
    </time>
  )
}
