import { Checkbox, FileInput, NativeSelect, TextInput } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../../shared/api/problem.ts'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { OfficeField } from '../../../shared/forms/OfficeField.tsx'
import { useOfficesFor } from '../../../shared/offices/offices-for.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { type LogFile, useImportLog } from '../api/import-log.ts'
import { headingsOfFile, mayBeNamed } from '../headings.ts'
import { type LogName, logNameOf } from '../lists.ts'
import classes from './Form.module.css'
import { ImportReport } from './ImportReport.tsx'

const HeadingFields = laterPart(() => import('./imports/HeadingFields.tsx').then(part => part.HeadingFields))

const orders = ['', 'dmy', 'mdy'] as const

/** Says what a file would bring, then takes the good rows in, and names those it cannot take. */
export function ImportForm() {
  const { t } = useTranslation()
  const number = useNumbers()
  const offices = useOfficesFor('outreach.log')
  const kept = useKeptForm('log-import')
  const [typedOf, setOf] = useKeptState<LogName>(kept, 'of', 'activities')
  const of = logNameOf(typedOf)
  const [chosen, setOffice] = useKeptState(kept, 'office', '')
  const [source, setSource] = useKeptState(kept, 'source', '')
  const [typedOrder, setDateOrder] = useKeptState<LogFile['dateOrder']>(kept, 'dateOrder', '')
  const dateOrder = orderOf(typedOrder)
  const [isReplacing, setIsReplacing] = useKeptState(kept, 'isReplacing', false)
  // The headings of a file go with the file, which the browser does not keep.
  const [columns, setColumns] = useState<LogFile['columns']>({})
  const [file, setFile] = useState<File | null>(null)
  const [headings, setHeadings] = useState<readonly string[]>([])
  const latest = useRef<File | null>(null)
  const { mutateAsync, isPending, error, data, variables, reset } = useImportLog()
  const officeId = offices.length === 1 ? (offices[0] ?? '') : offices.includes(chosen) ? chosen : ''
  const isChecked = data !== undefined && variables?.isDryRun === true
  const brings = data ? data.added + data.ended : 0

  /** What was checked holds for the choices of then. */
  function choosing<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      reset()
      set(value)
    }
  }
  const chooseColumns = choosing(setColumns)
  function chooseFile(given: File | null) {
    chooseColumns({})
    setFile(given)
    setHeadings([])
    latest.current = given
    const isLatest = () => latest.current === given
    if (given)
      void headingsOfFile(given).then(
        found => isLatest() && setHeadings(found),
        () => undefined,
      )
  }
  function send() {
    if (!file) return
    const isDryRun = !isChecked
    const sent = mutateAsync(
      { of, source, dateOrder, isReplacing, columns, file, officeId, isDryRun },
      {
        onSuccess: () => !isDryRun && setFile(null),
        onError: thrown => setHeadings(before => withNamed(before, asProblem(thrown).params.column)),
      },
    )
    if (isDryRun) sent.catch(() => undefined)
    else forgetOnceSent(kept, sent)
  }
  return (
    <FormCard
      kept={kept}
      onDiscard={() => {
        kept.forget()
        chooseFile(null)
      }}
      title={t('log.importFile')}
      lead={t('log.importHow')}
      isDirty={file !== null && (!isChecked || brings > 0)}
      isBusy={isPending}
      isSaved={false}
      problem={error}
      save={isChecked ? t('log.importRows', { number: number(data.added) }) : t('log.checkFile')}
      onSave={send}
      after={data && <ImportReport report={data} isDryRun={isChecked} />}
    >
      <div className={classes.pair}>
        <NativeSelect
          label={t('log.importWhat')}
          data={[
            { value: 'activities', label: t('log.activities') },
            { value: 'enquiries', label: t('log.enquiriesWord') },
          ]}
          value={of}
          onChange={event => {
            choosing(setOf)(logNameOf(event.currentTarget.value))
            setColumns({})
          }}
        />
        {offices.length > 1 && (
          <OfficeField
            action="outreach.log"
            label={t('log.importOffice')}
            value={officeId}
            onChange={choosing(setOffice)}
          />
        )}
      </div>
      <FileInput
        label={t('log.importFile')}
        placeholder={t('log.importChoose')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        leftSection={<IconFileTypeCsv size={18} aria-hidden />}
        value={file}
        onChange={chooseFile}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('log.dateOrder')}
          data={orders.map(order => ({ value: order, label: t(`log.order.${order || 'none'}`) }))}
          value={dateOrder}
          onChange={event => choosing(setDateOrder)(orderOf(event.currentTarget.value))}
        />
        <TextInput
          label={t('log.source')}
          description={t('log.sourceHint')}
          placeholder={file?.name ?? ''}
          value={source}
          maxLength={200}
          onChange={event => choosing(setSource)(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={t('log.replace')}
        description={t('log.replaceHint')}
        checked={isReplacing}
        onChange={event => choosing(setIsReplacing)(event.currentTarget.checked)}
      />
      {headings.length > 0 && (
        <HeadingFields
          of={of}
          officeId={officeId}
          headings={headings}
          columns={columns}
          onChange={chooseColumns}
        />
      )}
    </FormCard>
  )
}

function orderOf(chosen: string): LogFile['dateOrder'] {
  return orders.find(each => each === chosen) ?? ''
}

/** With the heading that the server did not know: of a workbook the browser does not read them. */
function withNamed(headings: readonly string[], column: unknown): readonly string[] {
  if (typeof column !== 'string' || !mayBeNamed(column) || headings.includes(column)) return headings
  return [...headings, column]
}
