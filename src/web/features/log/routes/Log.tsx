import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { LogDoors } from '../parts/LogDoors.tsx'
import { MayNotLog } from '../parts/MayNotLog.tsx'
import { WaitingEntries } from '../parts/WaitingEntries.tsx'

/** What did we do today? */
export function Log() {
  const { t } = useTranslation()
  const mayLog = useMay('outreach.log')
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <WaitingEntries />
      {mayLog ? <LogDoors /> : <MayNotLog />}
    </Page>
  )
}
