import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../offices/office-name.ts'
import { useOfficesFor } from '../offices/offices-for.ts'
import type { Action } from '../session/may.ts'

interface OfficeFieldProps {
  /** Only offices in which the person may do this. */
  action: Action
  value: string
  onChange: (officeId: string) => void
  label?: string
  error?: string
}

export function OfficeField({ action, value, onChange, label, error }: OfficeFieldProps) {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const offices = useOfficesFor(action)
  return (
    <NativeSelect
      label={label ?? t('forms.office')}
      error={error}
      data={[
        ...(value === '' ? [{ value: '', label: t('forms.choose') }] : []),
        ...offices.map(id => ({ value: id, label: nameOf(id) })),
      ]}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
