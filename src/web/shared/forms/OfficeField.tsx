import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChosenOffices } from '../offices/chosen-offices.ts'
import { useOfficeNames } from '../offices/office-name.ts'
import { type Action, may } from '../session/may.ts'
import { useSession } from '../session/session.ts'

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

/** The offices of the pages in which the person may do something, by id. */
export function useOfficesFor(action: Action): readonly string[] {
  const session = useSession()
  return useChosenOffices()
    .map(({ id }) => id)
    .filter(id => may(session, action, id))
}
