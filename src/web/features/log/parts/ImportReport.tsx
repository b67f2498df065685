import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultsButton } from '../../../shared/import/FaultsButton.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { fromFiles } from '../../../shared/reasons/from/files.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { LogReport } from '../api/import-log.ts'
import classes from './ImportReport.module.css'
import { MonthTotals } from './imports/MonthTotals.tsx'

interface ImportReportProps {
  report: LogReport
  /** Nothing was written yet. */
  isDryRun: boolean
}

/** What comes in, what was here already, what it makes of each month, and each line that cannot be taken, with the reason. */
export function ImportReport({ report, isDryRun }: ImportReportProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const list = useRef<HTMLUListElement>(null)
  const { added, known, ended, months, unfamiliar, faults } = report
  return (
    <div className={classes.report}>
      <div role="status" className={classes.figures}>
        <p data-tone={added > 0 ? 'good' : undefined}>
          {isDryRun ? t('log.wouldAdd', { number: number(added) }) : t('log.added', { count: added })}
        </p>
        <p>{t('log.known', { count: known })}</p>
        {ended > 0 && <p>{t(isDryRun ? 'log.wouldReplace' : 'log.replaced', { number: number(ended) })}</p>}
        <p data-tone={faults.length > 0 ? 'bad' : undefined}>{t('log.rejected', { count: faults.length })}</p>
      </div>
      {isDryRun && <p>{t('log.nothingYet')}</p>}
      {months.length > 0 && <MonthTotals months={months} />}
      {unfamiliar.length > 0 && (
        <p>
          {t('log.unfamiliar')} <bdi>{unfamiliar.join(t('shared.listComma'))}</bdi>
        </p>
      )}
      {faults.length > 0 && (
        <ul ref={list} className={classes.faults}>
          {faults.map(({ line, reason }) => (
            <li key={`${line} ${reason}`}>
              <span className={classes.line}>{t('log.line', { line: number(line) })}</span>
              <Reason text={reason} from={fromFiles} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.next}>
        {faults.length > 0 && (
          <FaultsButton faults={faults} list={list}>
            {t('log.downloadFaults')}
          </FaultsButton>
        )}
        {!isDryRun && (
          <LinkButton variant="default" to="/log" search={{ list: 'imports' }}>
            {t('log.toImports')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}
