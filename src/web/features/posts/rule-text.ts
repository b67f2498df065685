import { useTranslation } from 'react-i18next'
import { dayParts } from '../../shared/times/format.ts'
import { useLocale } from '../../shared/times/locale.ts'
import { useNumbers } from '../../shared/times/numbers.ts'
import { weekdays } from './repeat-rule.ts'

const weekdayCodes: readonly string[] = weekdays

/** A rule of RFC 5545 in words, "Every week: Mon, Thu"; undefined for one that has none here. */
export function useRuleText(): (rule: string) => string | undefined {
  const { t } = useTranslation()
  const { tag } = useLocale()
  const number = useNumbers()
  // 5 January 2026 is a Monday.
  const dayName = (code: string, style: 'short' | 'long') =>
    dayParts({ weekday: style }, tag, new Date(Date.UTC(2026, 0, 5 + weekdayCodes.indexOf(code))))
  return rule => {
    const { FREQ, BYDAY = '', BYMONTHDAY, ...others } = partsOf(rule)
    if (Object.keys(others).some(name => name !== 'COUNT' && name !== 'UNTIL')) return undefined
    if (FREQ === 'WEEKLY' && /^[A-Z]{2}(,[A-Z]{2})*$/.test(BYDAY)) {
      const days = BYDAY.split(',').map(code => dayName(code, 'short'))
      return `${t('posts.repeat.weekly')}: ${days.join(t('shared.listComma'))}`
    }
    if (FREQ !== 'MONTHLY') return undefined
    if (BYMONTHDAY && /^\d+$/.test(BYMONTHDAY))
      return `${t('posts.repeat.monthly')}, ${t('posts.repeat.sameDay', { day: number(Number(BYMONTHDAY)) })}`
    const [, week, code = ''] = /^(-?1|[234])([A-Z]{2})$/.exec(BYDAY) ?? []
    if (week === undefined) return undefined
    const weekday = dayName(code, 'long')
    return `${t('posts.repeat.monthly')}, ${
      week === '-1'
        ? t('posts.repeat.lastWeekday', { weekday })
        : t('posts.repeat.sameWeekday', { weekday, week: number(Number(week)) })
    }`
  }
}

/** `FREQ=WEEKLY;COUNT=4` as its parts. */
function partsOf(rule: string): Record<string, string> {
  return Object.fromEntries(rule.split(';').map(part => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))
}
