import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadFaults } from '../../../shared/import/download-faults.ts'
import { Run } from '../../../shared/text/Run.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { LogReport } from '../api/import-log.ts'
import classes from './ImportReport.module.css'

/** What came in, what was here already, and each line that could not be taken, with the reason. */
export function ImportReport({ report: { added, known, faults } }: { report: LogReport }) {
  const { t } = useTranslation()
  const number = useNumbers()
  return (
    <div className={classes.report}>
      <div role="status" className={classes.figures}>
        <p data-tone={added > 0 ? 'good' : undefined}>{t('log.added', { count: added })}</p>
        <p>{t('log.known', { count: known })}</p>
        <p data-tone={faults.length > 0 ? 'bad' : undefined}>{t('log.rejected', { count: faults.length })}</p>
      </div>
      {faults.length > 0 && (
        <>
          <ul className={classes.faults}>
            {faults.slice(0, shown).map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                <span className={classes.line}>{t('log.line', { line: number(line) })}</span>
                <Run language="en">{reason}</Run>
              </li>
            ))}
          </ul>
          <div>
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => downloadFaults(faults)}
            >
              {t('log.downloadFaults')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** The rest is in the file. */
const shown = 50
