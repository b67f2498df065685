import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../shared/times/numbers.ts'
import { useWeekdayName, useWeekdayOfMonth } from './weekday-text.ts'

/** A rule of RFC 5545 in words, "Every week: Mon, Thu"; undefined for one that has none here. */
export function useRuleText(): (rule: string) => string | undefined {
  const { t } = useTranslation()
  const number = useNumbers()
  const nameOf = useWeekdayName()
  const weekdayOfMonth = useWeekdayOfMonth()
  return rule => {
    const { FREQ, BYDAY = '', BYMONTHDAY, ...others } = partsOf(rule)
    if (Object.keys(others).some(name => name !== 'COUNT' && name !== 'UNTIL')) return undefined
    if (FREQ === 'WEEKLY' && /^[A-Z]{2}(,[A-Z]{2})*$/.test(BYDAY)) {
      const days = BYDAY.split(',').map(code => nameOf(code, 'short'))
      return `${t('posts.repeat.weekly')}: ${days.join(t('shared.listComma'))}`
    }
    if (FREQ !== 'MONTHLY') return undefined
    if (BYMONTHDAY && /^\d+$/.test(BYMONTHDAY))
      return `${t('posts.repeat.monthly')}, ${t('posts.repeat.sameDay', { day: number(Number(BYMONTHDAY)) })}`
    const [, week, code = ''] = /^(-?1|[234])([A-Z]{2})$/.exec(BYDAY) ?? []
    return week && `${t('posts.repeat.monthly')}, ${weekdayOfMonth(code, Number(week))}`
  }
}

/** `FREQ=WEEKLY;COUNT=4` as its parts. */
function partsOf(rule: string): Record<string, string> {
  return Object.fromEntries(rule.split(';').map(part => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))
}
