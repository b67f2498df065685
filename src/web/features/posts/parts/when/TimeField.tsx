import { Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockField } from '../../../../shared/forms/ClockField.tsx'
import { readClock } from '../../../../shared/forms/clock-text.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { dayIn } from '../../../../shared/times/format.ts'

interface TimeFieldProps {
  label: string
  officeId: string
  /** The office's wall clock, `2026-11-30T09:30`. */
  value: string | undefined
  onChange: (at: string | undefined) => void
}

/** A day by the browser's own field, and a time of 24 hours, on the clocks of an office. */
export function TimeField({ label, officeId, value, onChange }: TimeFieldProps) {
  const { t } = useTranslation()
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  const [day, setDay] = useState(value?.slice(0, 10) ?? '')
  const [time, setTime] = useState(value?.slice(11, 16) ?? '09:00')
  function choose(nextDay: string, nextTime: string) {
    setDay(nextDay)
    setTime(nextTime)
    const clock = readClock(nextTime)
    onChange(nextDay !== '' && clock ? `${nextDay}T${clock}` : undefined)
  }
  return (
    <Group gap="md" align="end">
      <TextInput
        type="date"
        label={label}
        min={dayIn(new Date(), zone)}
        value={day}
        onChange={event => choose(event.currentTarget.value, time)}
      />
      <ClockField label={t('posts.time')} value={time} onChange={typed => choose(day, typed)} />
    </Group>
  )
}
