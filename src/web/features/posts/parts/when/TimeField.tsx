import '@mantine/dates/styles.layer.css'
import { DateTimePicker } from '@mantine/dates'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { dayIn } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'

interface TimeFieldProps {
  label: string
  officeId: string
  /** The office's wall clock, `2026-11-30T09:30`. */
  value: string | undefined
  onChange: (at: string | undefined) => void
}

/** A day and a time on the clocks of an office, in the words and digits of the reader. */
export default function TimeField({ label, officeId, value, onChange }: TimeFieldProps) {
  const { t } = useTranslation()
  const words = useDateWords()
  const isPhone = useMediaQuery('(max-width: 47.99em)')
  const zone = useOffice(officeId)?.timeZone ?? 'UTC'
  return (
    <DateTimePicker
      label={label}
      placeholder={t('posts.pickTime')}
      value={value ? `${value.replace('T', ' ')}:00` : null}
      onChange={picked => onChange(picked ? picked.slice(0, 16).replace(' ', 'T') : undefined)}
      minDate={dayIn(new Date(), zone)}
      defaultTimeValue={value?.slice(11, 16) ?? '09:00'}
      firstDayOfWeek={1}
      // The office's own week rules, and what is off is said once a time is chosen.
      weekendDays={[]}
      popoverProps={{ attributes: { dropdown: { 'aria-label': label } } }}
      dropdownType={isPhone ? 'modal' : 'popover'}
      valueFormat={words({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })}
      weekdayFormat={words({ weekday: 'short' })}
      monthLabelFormat={words({ month: 'long', year: 'numeric' })}
      yearLabelFormat={words({ year: 'numeric' })}
      monthsListFormat={words({ month: 'short' })}
      yearsListFormat={words({ year: 'numeric' })}
      getDayAriaLabel={words({ dateStyle: 'full' })}
      renderDay={words({ day: 'numeric' })}
      ariaLabels={{
        nextMonth: t('posts.picker.nextMonth'),
        previousMonth: t('posts.picker.previousMonth'),
        nextYear: t('posts.picker.nextYear'),
        previousYear: t('posts.picker.previousYear'),
      }}
      timePickerProps={{
        hoursInputLabel: t('posts.picker.hours'),
        minutesInputLabel: t('posts.picker.minutes'),
      }}
      submitButtonProps={{ 'aria-label': t('posts.picker.done') }}
    />
  )
}

/** A writer of wall-clock values; they have no zone, so they are read and written as UTC. */
function useDateWords() {
  const { tag } = useLocale()
  return (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return (value: string | Date) =>
      format.format(
        new Date(
          typeof value === 'string' ? `${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : ''}` : value,
        ),
      )
  }
}
