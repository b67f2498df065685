import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { ActivityForm } from '../parts/ActivityForm.tsx'
import classes from '../parts/Form.module.css'
import { MayNotLog } from '../parts/MayNotLog.tsx'
import { WaitingEntries } from '../parts/WaitingEntries.tsx'
import { WithLogWords } from '../parts/WithLogWords.tsx'

/** An event of the office, as counts of people. */
export function LogActivity() {
  const { t } = useTranslation()
  const mayLog = useMay('outreach.log')
  return (
    <Page title={t('log.activity')}>
      <div className={classes.page}>
        {mayLog ? (
          <WithLogWords>
            <ActivityForm />
          </WithLogWords>
        ) : (
          <MayNotLog />
        )}
        <WaitingEntries />
      </div>
    </Page>
  )
}
