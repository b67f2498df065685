import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { usePreferences } from '../../../../shared/session/session.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { clockTime, offsetIn } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import classes from './WhenCard.module.css'

/** Whose clock the times are on, and what the two clocks say now. */
export function ClockNote({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  const place = useOfficeNames()(officeId)
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const { timeZone: own } = usePreferences()
  const locale = useLocale()
  const now = new Date(useNow())
  const time = clockTime(now, zone, locale)
  const differs = own && offsetIn(now, own) !== offsetIn(now, zone)
  return (
    <p className={classes.note}>
      <IconClock size={18} aria-hidden />
      <span>
        {differs
          ? t('posts.clocks', { place, time, mine: clockTime(now, own, locale) })
          : t('posts.clock', { place, time })}
      </span>
    </p>
  )
}
