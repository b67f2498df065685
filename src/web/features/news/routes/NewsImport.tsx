import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
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
  const kept = useKeptForm('news-import')
  const [wanted, setOfficeId] = useKeptState(kept, 'office', offices[0]?.id ?? '')
  const officeId = offices.some(({ id }) => id === wanted) ? wanted : (offices[0]?.id ?? '')
  const [pasted, setPasted] = useKeptState(kept, 'text', '')
  const [chosen, setChosen] = useState<{ file: Blob; name: string; officeId: string }>()
  const [isOfText, setIsOfText] = useState(false)
  const check = useImportNews()
  const bring = useImportNews()
  const reset = () => {
    setChosen(undefined)
    check.reset()
    bring.reset()
  }
  const take = (file: Blob, name: string) => {
    const taken = { file, name, officeId }
    setChosen(taken)
    setIsOfText(false)
    bring.reset()
    check.mutate({ ...taken, isDryRun: true })
  }
  const takeText = () => {
    take(new Blob([pasted], { type: 'text/plain' }), `${t('news.pastedName')}.txt`)
    setIsOfText(true)
  }
  const importIt = () => {
    if (!chosen) return
    const brought = bring.mutateAsync({ ...chosen, isDryRun: false })
    // A file leaves a text that was pasted before where it is.
    if (isOfText || pasted === '') forgetOnceSent(kept, brought)
    else brought.catch(() => undefined)
  }
  const report = bring.data ?? check.data
  const problem = bring.error ?? check.error
  return (
    <Page title={t('news.import')} lead={t('news.importLead')}>
      <div className={classes.steps}>
        {!report && (
          <>
            <KeptNotice form={kept} />
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
            <ChooseFile
              isBusy={check.isPending}
              pasted={pasted}
              onPaste={setPasted}
              onFile={take}
              onText={takeText}
            />
          </>
        )}
        {problem && <ProblemAlert problem={problem} title={t('news.notImported')} />}
        {report && chosen && (
          <ImportResult
            name={chosen.name}
            report={report}
            isDryRun={!bring.data}
            isBusy={bring.isPending}
            onImport={importIt}
            onAgain={reset}
          />
        )}
        <Imports />
      </div>
    </Page>
  )
}
