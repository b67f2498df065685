import { useTranslation } from 'react-i18next'
import { ShareBar } from '../../../../shared/feedback/ShareBar.tsx'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { dayParts } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import type { Preview } from '../../api/preview.ts'
import { useDollars } from '../../dollars.ts'
import classes from './WhenCard.module.css'

/** What these posts cost, and how the months stand with them. */
export function Costs({ posts, months }: { posts: readonly PreviewedPost[]; months: Preview['months'] }) {
  const { t } = useTranslation()
  const dollars = useDollars()
  const monthName = useMonthName()
  const sum = posts.reduce((total, { cost }) => total + cost.totalMilliDollars, 0)
  const counted = months.filter(({ sandbox, totalMilliDollars }) => !sandbox || totalMilliDollars > 0)
  if (posts.length === 0) return null
  return (
    <div className={classes.costs}>
      <div className={classes.cost}>
        <span>{t('posts.cost')}</span>
        <span>{sum === 0 ? t('posts.free') : dollars(sum)}</span>
      </div>
      {counted.map(month => (
        <div key={`${month.month} ${month.sandbox}`}>
          <div className={classes.cost}>
            <span>{monthName(month.month)}</span>
            <span className={month.level === 'over' || month.level === 'near' ? classes.warning : undefined}>
              {month.budgetMilliDollars === null
                ? dollars(month.totalMilliDollars)
                : t('posts.ofBudget', {
                    sum: dollars(month.totalMilliDollars),
                    budget: dollars(month.budgetMilliDollars),
                  })}
            </span>
          </div>
          {month.budgetMilliDollars !== null && month.budgetMilliDollars > 0 && (
            <ShareBar
              share={month.totalMilliDollars / month.budgetMilliDollars}
              label={monthName(month.month)}
              isLow={month.level !== 'within'}
            />
          )}
          {month.level === 'over' && <p className={classes.warning}>{t('posts.overBudget')}</p>}
        </div>
      ))}
    </div>
  )
}

function useMonthName(): (month: string) => string {
  const { tag } = useLocale()
  return month => dayParts({ month: 'long', year: 'numeric' }, tag, new Date(`${month}-01T00:00:00Z`))
}
