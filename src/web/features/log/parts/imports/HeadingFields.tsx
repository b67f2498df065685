import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { usualAgeBands } from '../../age-bands.ts'
import { columnsOf, leaveOut, peopleColumns } from '../../columns.ts'
import type { LogName } from '../../lists.ts'
import { useLogLabels } from '../../log-labels.ts'
import formClasses from '../Form.module.css'

interface HeadingFieldsProps {
  of: LogName
  /** Whose age bands there are columns for; '' where the file names the office. */
  officeId: string
  headings: readonly string[]
  /** By heading; those that are not in it are recognised by the server. */
  columns: Readonly<Record<string, string>>
  onChange: (columns: Readonly<Record<string, string>>) => void
}

/** What each heading of the file means. */
export function HeadingFields({ of, officeId, headings, columns, onChange }: HeadingFieldsProps) {
  const { t } = useTranslation()
  const labels = useLogLabels()
  const bands = useOffice(officeId)?.ageBands ?? usualAgeBands
  const people = {
    group: t('log.whoCame'),
    items: peopleColumns(bands).map(({ column, who, age }) => ({
      value: column,
      label: t('log.peopleOf', { who: t(`log.who.${who}`), age: labels.age(age) }),
    })),
  }
  const data = [
    { value: '', label: t('log.recognised') },
    { value: leaveOut, label: t('log.leaveOut') },
    ...columnsOf[of].map(column => ({ value: column, label: t(`log.columns.${column}`) })),
    ...(of === 'activities' ? [people] : []),
  ]
  return (
    <fieldset className={formClasses.group}>
      <legend>{t('log.headings')}</legend>
      <p>{t('log.headingsHow')}</p>
      <div className={formClasses.pair}>
        {headings.map(heading => (
          <NativeSelect
            key={heading}
            label={<bdi>{heading}</bdi>}
            data={data}
            value={columns[heading] ?? ''}
            onChange={event => onChange(withColumn(columns, heading, event.currentTarget.value))}
          />
        ))}
      </div>
    </fieldset>
  )
}

function withColumn(columns: Readonly<Record<string, string>>, heading: string, column: string) {
  const { [heading]: _before, ...others } = columns
  return column === '' ? others : { ...others, [heading]: column }
}
