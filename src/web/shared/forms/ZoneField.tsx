import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { Ltr } from '../text/Ltr.tsx'

interface ZoneFieldProps {
  label: string
  value: string | null
  onChange: (zone: string | null) => void
  description?: string
  /** "No second clock": where none may be chosen, and what stands there then. */
  none?: string
  error?: ReactNode
}

const zones = Intl.supportedValuesOf('timeZone')

/** A time zone by its IANA name, found by typing a part of it. */
export function ZoneField({ label, value, onChange, description, none, error }: ZoneFieldProps) {
  const data = value === null || zones.includes(value) ? zones : [value, ...zones]
  return (
    <Select
      label={label}
      description={description}
      error={error}
      data={data}
      renderOption={({ option }) => <Ltr>{option.label}</Ltr>}
      value={value}
      onChange={onChange}
      searchable
      clearable={none !== undefined}
      {...(none === undefined ? {} : { placeholder: none })}
      allowDeselect={false}
      limit={60}
      nothingFoundMessage="–"
    />
  )
}
