import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { EnquiriesForm } from '../parts/EnquiriesForm.tsx'
import classes from '../parts/Form.module.css'
import { MayNotLog } from '../parts/MayNotLog.tsx'
import { WaitingEntries } from '../parts/WaitingEntries.tsx'
import { WithLogWords } from '../parts/WithLogWords.tsx'

/** The questions that reached an office, as counts. */
export function LogEnquiries() {
  const { t } = useTranslation()
  const mayLog = useMay('outreach.log')
  return (
    <Page title={t('log.enquiries')}>
      <div className={classes.page}>
        {mayLog ? (
          <WithLogWords>
            <EnquiriesForm />
          </WithLogWords>
        ) : (
          <MayNotLog />
        )}
        <WaitingEntries />
      </div>
    </Page>
  )
}
