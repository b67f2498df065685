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
  const [typed, setTyped] = useState<DayAndTime>()
  // As it was typed, until another time stands there.
  const isTyped = typed && [undefined, value].includes(momentOf(typed))
  const { day, time } = isTyped
    ? typed
    : { day: value?.slice(0, 10) ?? '', time: value?.slice(11, 16) ?? '09:00' }
  function choose(nextDay: string, nextTime: string) {
    const next = { day: nextDay, time: nextTime }
    setTyped(next)
    onChange(momentOf(next))
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

interface DayAndTime {
  day: string
  time: string
}

/** Undefined until both are whole. */
function momentOf({ day, time }: DayAndTime): string | undefined {
  const clock = readClock(time)
  return day !== '' && clock ? `${day}T${clock}` : undefined
}
