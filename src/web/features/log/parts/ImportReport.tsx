import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadFaults } from '../../../shared/import/download-faults.ts'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { Run } from '../../../shared/text/Run.tsx'
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
        <ul className={classes.faults}>
          {faults.slice(0, shown).map(({ line, reason }) => (
            <li key={`${line} ${reason}`}>
              <span className={classes.line}>{t('log.line', { line: number(line) })}</span>
              <Run language="en">{reason}</Run>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.next}>
        {faults.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => downloadFaults(faults)}
          >
            {t('log.downloadFaults')}
          </Button>
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

/** The rest is in the file. */
const shown = 50
