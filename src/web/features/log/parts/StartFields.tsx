import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OfficeField } from '../../../shared/forms/OfficeField.tsx'
import type { EntryStart } from '../use-entry-start.ts'

/** The day, and the office where the person logs for more than one. */
export function StartFields({ start }: { start: EntryStart }) {
  const { t } = useTranslation()
  return (
    <>
      {start.offices.length > 1 && (
        <OfficeField action="outreach.log" value={start.officeId} onChange={start.setOfficeId} />
      )}
      <TextInput
        type="date"
        label={t('log.day')}
        value={start.day}
        max={start.today}
        error={start.day > start.today ? t('log.dayToCome') : undefined}
        onChange={event => start.setDay(event.currentTarget.value || start.today)}
      />
    </>
  )
}
