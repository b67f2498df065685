import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../shared/times/numbers.ts'
import { useWeekdayNames } from '../../shared/times/weekdays.ts'
import { weekdays } from './repeat-rule.ts'

const weekdayCodes: readonly string[] = weekdays

/** "on Monday no. 2 of the month", of the code of a weekday; week -1 is the last. */
export function useWeekdayOfMonth(): (code: string, week: number) => string {
  const { t } = useTranslation()
  const number = useNumbers()
  const nameOf = useWeekdayName()
  return (code, week) => {
    const weekday = nameOf(code, 'long')
    return week < 0
      ? t('posts.repeat.lastWeekday', { weekday })
      : t('posts.repeat.sameWeekday', { weekday, week: number(week) })
  }
}

/** What a weekday is called by its code in RFC 5545: `MO` is Monday. */
export function useWeekdayName(): (code: string, style: 'short' | 'long') => string {
  const nameOf = useWeekdayNames()
  return (code, style) => nameOf(weekdayCodes.indexOf(code) + 1, style)
}
