import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import classes from '../parts/Form.module.css'
import { ImportForm } from '../parts/ImportForm.tsx'
import { TemplateCard } from '../parts/imports/TemplateCard.tsx'
import { MayNotLog } from '../parts/MayNotLog.tsx'

/** A tally sheet that was kept elsewhere, as CSV. */
export function LogImport() {
  const { t } = useTranslation()
  const mayLog = useMay('outreach.log')
  return (
    <Page title={t('log.import')}>
      <div className={classes.page}>
        {mayLog ? <ImportForm /> : <MayNotLog />}
        {mayLog && <TemplateCard />}
      </div>
    </Page>
  )
}
