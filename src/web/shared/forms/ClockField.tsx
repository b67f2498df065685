import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { latinDigits, readClock } from './clock-text.ts'

interface ClockFieldProps {
  label: string
  value: string
  onChange: (typed: string) => void
  error?: ReactNode
}

/** A time of 24 hours, however it is typed. */
export function ClockField({ label, value, onChange, error }: ClockFieldProps) {
  return (
    <TextInput
      label={label}
      dir="ltr"
      inputMode="numeric"
      placeholder="21:30"
      maxLength={5}
      w={96}
      value={value}
      error={error}
      onChange={event => onChange(latinDigits(event.currentTarget.value))}
      onBlur={() => onChange(readClock(value) ?? value)}
    />
  )
}
