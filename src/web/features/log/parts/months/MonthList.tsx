import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { Later } from '../../../../shared/feedback/Later.tsx'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { OfficeField } from '../../../../shared/forms/OfficeField.tsx'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useNow } from '../../../../shared/times/clock.ts'
import { type MonthOfLog, useCloseMonth, useClosings, useReopenMonth } from '../../api/closings.ts'
import { monthsBefore, thisMonthIn, useMonthName } from '../../months.ts'
import { MonthCell } from './MonthCell.tsx'
import classes from './MonthList.module.css'

const ReasonDialog = lazy(() => import('../ReasonDialog.tsx'))

const logs = ['activities', 'enquiries'] as const

/** Which months of an office are complete: the last twelve that are over, of both logs. */
export function MonthList() {
  const { t } = useTranslation()
  const monthName = useMonthName()
  const officeName = useOfficeNames()
  const offices = useOfficesFor('outreach.read')
  const [chosen, setChosen] = useState('')
  const officeId = offices.includes(chosen) ? chosen : (offices[0] ?? '')
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const thisMonth = thisMonthIn([zone], useNow())
  const months = monthsBefore(thisMonth, 13).slice(1)
  const closings = useClosings(officeId, months.at(-1) ?? thisMonth)
  const close = useCloseMonth()
  const reopen = useReopenMonth()
  const [asked, setAsked] = useState<MonthOfLog & { how: 'close' | 'reopen' }>()
  const done = () => {
    close.reset()
    reopen.reset()
    setAsked(undefined)
  }
  const { how = 'close', ...monthOfLog } = asked ?? { officeId, month: thisMonth, log: 'activities' as const }
  const what = {
    month: monthName(monthOfLog.month),
    log: t(monthOfLog.log === 'activities' ? 'log.activities' : 'log.enquiriesWord'),
    office: officeName(officeId),
  }
  return (
    <Card title={t('log.list.months')} isList>
      <div className={classes.head}>
        <p className={classes.lead}>{t('log.monthsLead')}</p>
        {offices.length > 1 && <OfficeField action="outreach.read" value={officeId} onChange={setChosen} />}
      </div>
      {!closings.data && closings.error && (
        <ProblemAlert problem={closings.error} onRetry={() => void closings.refetch()} />
      )}
      {!closings.data && !closings.error && <LoadingRows rows={6} />}
      {closings.data && (
        <table className={classes.months}>
          <thead>
            <tr>
              <th scope="col">{t('log.month')}</th>
              <th scope="col">{t('log.activities')}</th>
              <th scope="col">{t('log.enquiriesWord')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(month => (
              <tr key={month}>
                <th scope="row">{monthName(month)}</th>
                {logs.map(log => (
                  <td key={log}>
                    <MonthCell
                      month={{ officeId, month, log }}
                      closing={closings.data.find(each => each.month === month && each.log === log)}
                      onAsk={way => setAsked({ officeId, month, log, how: way })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Confirm
        isOpen={asked?.how === 'close'}
        title={t('log.closeAsk', what)}
        doIt={t('log.closeMonth')}
        keep={t('forms.cancel')}
        isBusy={close.isPending}
        problem={close.error}
        onConfirm={() => close.mutate(monthOfLog, { onSuccess: done })}
        onClose={done}
      >
        <p>{t('log.closeWhat')}</p>
      </Confirm>
      {how === 'reopen' && asked && (
        <Later>
          <ReasonDialog
            name={`log-reopen/${asked.officeId}/${asked.month}/${asked.log}`}
            title={t('log.reopenAsk', what)}
            doIt={t('log.reopenMonth')}
            isBusy={reopen.isPending}
            problem={reopen.error}
            onDo={reason => reopen.mutateAsync({ ...monthOfLog, reason }, { onSuccess: done })}
            onClose={done}
          >
            {t('log.reopenWhat')}
          </ReasonDialog>
        </Later>
      )}
    </Card>
  )
}
