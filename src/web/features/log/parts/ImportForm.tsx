import { FileInput, NativeSelect } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { OfficeField, useOfficesFor } from '../../../shared/forms/OfficeField.tsx'
import { useImportLog } from '../api/import-log.ts'
import classes from './Form.module.css'
import { ImportReport } from './ImportReport.tsx'

/** Takes the good rows of a file in, and names those it cannot take. */
export function ImportForm() {
  const { t } = useTranslation()
  const offices = useOfficesFor('outreach.log')
  const [of, setOf] = useState<'activities' | 'enquiries'>('activities')
  const [chosen, setOffice] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const { mutate, isPending, error, data, reset } = useImportLog()
  const officeId = offices.length === 1 ? (offices[0] ?? '') : chosen
  return (
    <FormCard
      title={t('log.importFile')}
      lead={t('log.importHow')}
      isDirty={file !== null}
      isBusy={isPending}
      isSaved={false}
      problem={error}
      save={t('log.importIt')}
      onSave={() => file && mutate({ of, officeId, file })}
      after={data && <ImportReport report={data} />}
    >
      <div className={classes.pair}>
        <NativeSelect
          label={t('log.importWhat')}
          data={[
            { value: 'activities', label: t('log.activities') },
            { value: 'enquiries', label: t('log.enquiriesWord') },
          ]}
          value={of}
          onChange={event => setOf(event.currentTarget.value === 'enquiries' ? 'enquiries' : 'activities')}
        />
        {offices.length > 1 && (
          <OfficeField
            action="outreach.log"
            label={t('log.importOffice')}
            value={officeId}
            onChange={setOffice}
          />
        )}
      </div>
      <FileInput
        label={t('log.importFile')}
        placeholder={t('log.importChoose')}
        accept=".csv,.tsv,text/csv"
        leftSection={<IconFileTypeCsv size={18} aria-hidden />}
        value={file}
        onChange={given => {
          reset()
          setFile(given)
        }}
      />
    </FormCard>
  )
}
