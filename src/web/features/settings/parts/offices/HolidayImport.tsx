import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { fromFiles } from '../../../../shared/reasons/from/files.ts'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { longDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { useImportHolidays } from '../../api/import-holidays.ts'
import classes from './HolidaysCard.module.css'

/** A calendar file: first what would come of it, then the days themselves. */
export function HolidayImport({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = useNumbers()
  const [file, setFile] = useState<File>()
  const { mutate, data, error, isPending, reset } = useImportHolidays(officeId)
  const found = data && !data.saved ? data : undefined

  function read(chosen: File | null) {
    if (!chosen) return
    setFile(chosen)
    mutate({ file: chosen, isDryRun: true })
  }
  return (
    <>
      <div>
        <FileButton onChange={read} accept=".ics,text/calendar">
          {props => (
            <Button
              {...props}
              variant="default"
              loading={isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t('settings.holidays.import')}
            </Button>
          )}
        </FileButton>
      </div>
      {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
      {found && file && (
        <div className={classes.found} role="status">
          <p>{t('settings.holidays.found', { count: found.added.length })}</p>
          <ul className={classes.days}>
            {found.added.map(({ day, name }) => (
              <li key={day}>
                <bdi>{name}</bdi>, {longDay(`${day}T12:00:00Z`, 'UTC', locale)}
              </li>
            ))}
          </ul>
          {found.faults.length > 0 && (
            <>
              <p>{t('settings.holidays.faults', { count: found.faults.length })}</p>
              <ul className={classes.credit}>
                {found.faults.map(({ line, reason }) => (
                  <li key={line}>
                    {t('settings.holidays.line', { line: number(line) })}:{' '}
                    <Reason text={reason} from={fromFiles} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className={classes.line}>
            {found.added.length > 0 && (
              <Button loading={isPending} onClick={() => mutate({ file, isDryRun: false })}>
                {t('settings.holidays.accept', { count: found.added.length })}
              </Button>
            )}
            <Button variant="subtle" onClick={reset}>
              {t('forms.cancel')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
