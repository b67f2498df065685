import { useTranslation } from 'react-i18next'
import { type Holiday, useEditHoliday } from '../../api/holidays.ts'
import { HolidayForm } from './HolidayForm.tsx'

interface EditHolidayProps {
  officeId: string
  holiday: Holiday
  onClose: () => void
}

/** Another day or name for a holiday. */
export function EditHoliday({ officeId, holiday, onClose }: EditHolidayProps) {
  const { t } = useTranslation()
  const saving = useEditHoliday(officeId, holiday.day)
  return (
    <HolidayForm
      form={`holiday/${officeId}/${holiday.day}`}
      holiday={holiday}
      saving={saving}
      save={t('forms.save')}
      onClose={onClose}
    />
  )
}
