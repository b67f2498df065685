import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { LogReport } from '../../api/import-log.ts'
import { useMonthName } from '../../months.ts'
import classes from '../ImportReport.module.css'

/** What the file makes of each month that it has rows of: people or enquiries, before and after. */
export function MonthTotals({ months }: Pick<LogReport, 'months'>) {
  const { t } = useTranslation()
  const number = useNumbers()
  const monthName = useMonthName()
  const officeName = useOfficeNames()
  return (
    <table className={classes.months}>
      <caption>{t('log.monthTotals')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('log.month')}</th>
          <th scope="col">{t('log.before')}</th>
          <th scope="col">{t('log.after')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ officeId, month, before, after }) => (
          <tr key={`${officeId} ${month}`}>
            <th scope="row">
              {monthName(month)}
              <span>
                <bdi>{officeName(officeId)}</bdi>
              </span>
            </th>
            {[before, after].map(({ entries, total }, index) => (
              <td key={index === 0 ? 'before' : 'after'}>
                {number(total)}
                <span>{t('log.entriesOf', { number: number(entries) })}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
