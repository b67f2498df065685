import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../shared/offices/office-name.ts'
import { useOffice } from '../../shared/offices/offices.ts'
import { useDayHeading } from '../../shared/times/day-heading.ts'
import { clockTime } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'

/** The earliest of several moments with its place: "today 17:30 Lahore". */
export function useFirstTime(officeId: string): (dueAt: readonly string[]) => string {
  const { t } = useTranslation()
  const place = useOfficeNames()(officeId)
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const locale = useLocale()
  const heading = useDayHeading()
  return dueAt => {
    const [first] = dueAt.toSorted()
    if (!first) return '—'
    const { word, day } = heading(first, zone)
    return `${word ?? day} ${t('shared.timeAtPlace', { time: clockTime(first, zone, locale), place })}`
  }
}
