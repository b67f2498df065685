import { useTranslation } from 'react-i18next'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { longDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Series } from '../../api/made-series.ts'
import { useRuleText } from '../../rule-text.ts'

/** How a series repeats, in words; a rule that has none here as it is written. */
export function SeriesRule({ series: { rule, evergreen } }: { series: Series }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const locale = useLocale()
  const ruleText = useRuleText()
  if (evergreen)
    return t('posts.series.fillsSlots', {
      days: number(evergreen.leastDays),
      until: longDay(`${evergreen.endsOn}T12:00:00Z`, 'UTC', locale),
    })
  const text = ruleText(rule ?? '')
  return text ?? <Ltr>{rule ?? ''}</Ltr>
}
