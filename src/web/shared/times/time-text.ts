import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../offices/office-name.ts'
import { useOffices } from '../offices/offices.ts'
import { useNow } from './clock.ts'
import { clockTime, shortDay } from './format.ts'
import { useLocale } from './locale.ts'

/** A time on the clocks of an office, `2026-11-26T17:30`, as words: "Thu 26 Nov 17:30 Lahore". */
export function useWallText(): (wall: string, officeId: string) => string {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const nameOf = useOfficeNames()
  return (wall, officeId) => {
    // Read as if it were UTC: it may be a time that the clocks of the office leave out.
    const at = `${wall.slice(0, 16)}Z`
    const time = `${shortDay(at, 'UTC', locale, new Date(now))} ${clockTime(at, 'UTC', locale)}`
    return t('shared.timeAtPlace', { time, place: nameOf(officeId) })
  }
}

/** A day and time with its place as words for a sentence: "Thu 26 Nov 17:30 Lahore". */
export function useTimeText(): (at: string, officeId: string) => string {
  const { t } = useTranslation()
  const now = useNow()
  const locale = useLocale()
  const offices = useOffices()
  const nameOf = useOfficeNames()
  return (at, officeId) => {
    const zone = offices.find(({ id }) => id === officeId)?.timeZone ?? 'UTC'
    const time = `${shortDay(at, zone, locale, new Date(now))} ${clockTime(at, zone, locale)}`
    return t('shared.timeAtPlace', { time, place: nameOf(officeId) })
  }
}
