import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { useImportNews } from '../api/import-news.ts'
import { ChooseFile } from '../parts/ChooseFile.tsx'
import { ImportResult } from '../parts/ImportResult.tsx'
import { Imports } from '../parts/Imports.tsx'
import classes from './NewsImport.module.css'

/** A file of news: first what it would bring, then the import, and undo. */
export function NewsImport() {
  const { t } = useTranslation()
  const officeName = useOfficeNames()
  const offices = useChosenOffices()
  const [officeId, setOfficeId] = useState(offices[0]?.id ?? '')
  const [chosen, setChosen] = useState<{ file: Blob; name: string }>()
  const check = useImportNews()
  const bring = useImportNews()
  const reset = () => {
    setChosen(undefined)
    check.reset()
    bring.reset()
  }
  const take = (file: Blob, name: string) => {
    setChosen({ file, name })
    bring.reset()
    check.mutate({ file, name, officeId, isDryRun: true })
  }
  const report = bring.data ?? check.data
  const problem = bring.error ?? check.error
  return (
    <Page title={t('news.import')} lead={t('news.importLead')}>
      <div className={classes.steps}>
        {!report && (
          <>
            {offices.length > 1 && (
              <NativeSelect
                className={classes.office}
                label={t('news.importOffice')}
                description={t('news.importOfficeHint')}
                value={officeId}
                onChange={event => setOfficeId(event.currentTarget.value)}
                data={offices.map(({ id }) => ({ value: id, label: officeName(id) }))}
              />
            )}
            <ChooseFile isBusy={check.isPending} onFile={take} />
          </>
        )}
        {problem && <ProblemAlert problem={problem} title={t('news.notImported')} />}
        {report && chosen && (
          <ImportResult
            name={chosen.name}
            report={report}
            isDryRun={!bring.data}
            isBusy={bring.isPending}
            onImport={() => bring.mutate({ ...chosen, officeId, isDryRun: false })}
            onAgain={reset}
          />
        )}
        <Imports />
      </div>
    </Page>
  )
}
