import { Chip, Group, Input } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWeekdayNames, weekdays } from '../times/weekdays.ts'

interface WeekdaysFieldProps {
  label: string
  value: readonly number[]
  onChange: (weekdays: number[]) => void
  error?: ReactNode
}

/** Days of the week to choose from, 1 being Monday. */
export function WeekdaysField({ label, value, onChange, error }: WeekdaysFieldProps) {
  const nameOf = useWeekdayNames()
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      <Chip.Group
        multiple
        value={value.map(String)}
        onChange={chosen => onChange(chosen.map(Number).toSorted((a, b) => a - b))}
      >
        <Group gap={6} role="group" aria-label={label} mt={4}>
          {weekdays.map(weekday => (
            <Chip key={weekday} value={String(weekday)} variant="outline" radius="sm">
              {nameOf(weekday, 'short')}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}
