import { useTranslation } from 'react-i18next'
import { useAddHoliday } from '../../api/holidays.ts'
import { HolidayForm } from './HolidayForm.tsx'

export function AddHoliday({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  const saving = useAddHoliday(officeId)
  return <HolidayForm form={`holiday-new/${officeId}`} saving={saving} save={t('settings.holidays.add')} />
}
